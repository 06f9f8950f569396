"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { useId } from "react";
import { cn } from "@/lib/core/cn";
import type { Option } from "./option";

interface RadioGroupProps<TValue extends string> {
  options: readonly Option<TValue>[];
  value: TValue | null | undefined;
  onValueChange: (value: TValue) => void;
  onBlur?: (() => void) | undefined;
  name?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** `card` puts each choice in a frame of its own; cards stand side by side when there is room. */
  look?: "plain" | "card" | undefined;
  className?: string | undefined;
  "aria-label"?: string | undefined;
  "aria-labelledby"?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
  "aria-required"?: boolean | undefined;
}

export function RadioGroup<TValue extends string>({
  options,
  value,
  onValueChange,
  look = "plain",
  className,
  ...props
}: RadioGroupProps<TValue>) {
  const base = useId();
  const card = look === "card";
  return (
    <Base
      value={value ?? ""}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) {
          onValueChange(chosen.value);
        }
      }}
      className={className ?? cn("grid gap-3", card && "sm:grid-cols-2")}
      {...props}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control
        <label
          key={option.value}
          className={cn(
            "flex items-start gap-2.5 text-sm",
            card &&
              "rounded-lg border border-line-strong bg-surface p-4 shadow-card transition-colors hover:bg-hover has-data-checked:border-accent-ink has-data-checked:bg-accent-soft has-data-checked:ring-1 has-data-checked:ring-accent-ink",
          )}
        >
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            aria-labelledby={`${base}-${option.value}`}
            aria-describedby={option.description ? `${base}-${option.value}-help` : undefined}
            className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-control bg-surface focus-visible:outline-2 focus-visible:outline-accent-ink focus-visible:outline-offset-2 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-accent-contrast data-unchecked:hidden" />
          </Radio.Root>
          <span className="min-w-0">
            <span id={`${base}-${option.value}`} className={card ? "font-medium text-ink" : "text-ink"}>
              {option.label}
            </span>
            {option.description ? (
              <span id={`${base}-${option.value}-help`} className="mt-0.5 block text-ink-muted text-ui">
                {option.description}
              </span>
            ) : null}
          </span>
        </label>
      ))}
    </Base>
  );
}
