import type { Tone } from "@/components/ui/tone";
import { cn } from "@/lib/core/cn";
import { dashOf, LINE } from "./series";

interface ChartKeyProps {
  tone: Tone;
  /** The place of the series in its chart. */
  index: number;
  className?: string | undefined;
}

/** A piece of a series' line, beside its name. */
export function ChartKey({ tone, index, className }: ChartKeyProps) {
  return (
    <svg aria-hidden="true" width="22" height="8" className={cn("shrink-0", className)}>
      <line x1="1" x2="21" y1="4" y2="4" strokeWidth="2" strokeDasharray={dashOf(index)} className={LINE[tone]} />
    </svg>
  );
}
