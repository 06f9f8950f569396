import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { type Tone, toneBadge } from "./tone";

interface BadgeProps {
  tone?: Tone | undefined;
  children: ReactNode;
  className?: string | undefined;
}

export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 align-middle whitespace-nowrap rounded-full border px-2 py-px font-medium text-mini",
        toneBadge[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
