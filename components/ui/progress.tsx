"use client";

import { Progress as Base } from "@base-ui/react/progress";
import { cn } from "@/lib/core/cn";

interface ProgressProps {
  /** 0 to 100; null = it runs, but nobody knows how far. */
  value: number | null;
  label: string;
  showLabel?: boolean | undefined;
  className?: string | undefined;
}

export function Progress({ value, label, showLabel = false, className }: ProgressProps) {
  return (
    <Base.Root value={value} className={cn("grid gap-1.5", className)}>
      <span className={cn("flex justify-between text-ink-muted text-mini", !showLabel && "sr-only")}>
        <Base.Label>{label}</Base.Label>
        <span className="tabular" aria-hidden="true">
          {value === null ? "" : `${Math.round(value)} %`}
        </span>
      </span>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-line">
        <Base.Indicator
          className={cn(
            "h-full rounded-full bg-accent transition-[width] duration-150",
            value === null && "w-1/3 animate-pulse",
          )}
        />
      </Base.Track>
    </Base.Root>
  );
}
