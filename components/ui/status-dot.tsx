import { cn } from "@/lib/core/cn";
import { type Tone, toneDot } from "./tone";

interface StatusDotProps {
  tone: Tone;
  className?: string | undefined;
}

/** Decorative; always beside a word. */
export function StatusDot({ tone, className }: StatusDotProps) {
  return (
    <span aria-hidden="true" className={cn("inline-block size-1.5 shrink-0 rounded-full", toneDot[tone], className)} />
  );
}
