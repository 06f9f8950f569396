"use client";

import { cn } from "@/lib/core/cn";

interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** Words beside the switch that say its state, so that colour never speaks alone. */
  stateWords?: { on: string; off: string } | undefined;
  className?: string | undefined;
  "aria-label"?: string | undefined;
  "aria-labelledby"?: string | undefined;
  "aria-describedby"?: string | undefined;
}

/** One element, drawn by parts.css: a table has one in each row. */
export function Switch({ checked, onCheckedChange, stateWords, className, ...props }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      data-word={stateWords && (checked ? stateWords.on : stateWords.off)}
      onClick={() => onCheckedChange(!checked)}
      className={className ? cn("switch", className) : "switch"}
      {...props}
    />
  );
}
