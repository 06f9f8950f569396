import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";

interface CaseRemarkProps {
  tone: "good" | "bad";
  children: ReactNode;
}

/** A small thing that agrees or does not, as icon and words. */
export function CaseRemark({ tone, children }: CaseRemarkProps) {
  const Icon = tone === "good" ? CircleCheck : TriangleAlert;
  return (
    <span
      className={cn("flex items-start gap-1.5 text-mini", tone === "good" ? "text-success-ink" : "text-warning-ink")}
    >
      <Icon aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
