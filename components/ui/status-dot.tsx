import { cn } from "@/lib/core/cn";
import type { Tone } from "./tone";

interface StatusDotProps {
  tone: Tone;
  className?: string | undefined;
}

/** Decorative; always beside a word. */
export function StatusDot({ tone, className }: StatusDotProps) {
  return <span aria-hidden="true" className={cn("dot", `tone-${tone}`, className)} />;
}
