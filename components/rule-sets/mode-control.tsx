"use client";

import { useId } from "react";
import { cn } from "@/lib/core/cn";
import { MODE_LABELS } from "@/lib/reviews/rule-sets/constants";
import type { CheckMode } from "@/lib/reviews/rule-sets/types";

interface ModeControlProps {
  /** Names the group: the check it is about. */
  label: string;
  modes: readonly CheckMode[];
  value: CheckMode;
  /** Said instead where there is nothing to choose. */
  fixed: string;
  onChange: (mode: CheckMode) => void;
  disabled: boolean;
}

/** What follows from a finding: one of two or three, side by side. With one possible it is said, not asked. */
export function ModeControl({ label, modes, value, fixed, onChange, disabled }: ModeControlProps) {
  const name = useId();
  if (modes.length === 1) return <span className="flex h-8 items-center text-ink-muted text-ui">{fixed}</span>;
  return (
    <fieldset disabled={disabled} className="inline-flex rounded-md border border-control bg-sunken p-0.5">
      <legend className="sr-only">{`When found: ${label}`}</legend>
      {modes.map((mode) => (
        <label
          key={mode}
          className={cn(
            "flex h-7 items-center rounded px-2.5 text-ui has-focus-visible:outline-2 has-focus-visible:outline-accent-ink",
            value === mode ? "bg-accent-soft font-medium text-accent-ink" : "text-ink-muted",
            disabled ? "" : "cursor-pointer hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={name}
            value={mode}
            checked={value === mode}
            onChange={() => onChange(mode)}
            className="sr-only"
          />
          {MODE_LABELS[mode]}
        </label>
      ))}
    </fieldset>
  );
}
