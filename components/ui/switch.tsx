"use client";

import { Switch as Base } from "@base-ui/react/switch";
import { cn } from "@/lib/core/cn";

interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  id?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  /** Words beside the switch that say its state, so that colour never speaks alone. */
  stateWords?: { on: string; off: string } | undefined;
  className?: string | undefined;
  "aria-label"?: string | undefined;
  "aria-labelledby"?: string | undefined;
  "aria-describedby"?: string | undefined;
}

export function Switch({ checked, onCheckedChange, stateWords, className, ...props }: SwitchProps) {
  return (
    <span className={cn("inline-flex items-center gap-2 align-middle", className)}>
      <Base.Root
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        className="relative flex h-[18px] w-8 shrink-0 items-center rounded-full bg-control p-0.5 transition-colors duration-150 focus-visible:outline-2 focus-visible:outline-accent-ink focus-visible:outline-offset-2 data-checked:bg-accent data-disabled:opacity-55"
        {...props}
      >
        <Base.Thumb className="size-3.5 rounded-full bg-white shadow-card transition-transform duration-150 data-checked:translate-x-3.5" />
      </Base.Root>
      {stateWords ? (
        <span aria-hidden="true" className="text-ink-muted text-ui">
          {checked ? stateWords.on : stateWords.off}
        </span>
      ) : null}
    </span>
  );
}
