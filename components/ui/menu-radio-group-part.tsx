"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { choiceClass } from "./field-class";
import type { Option } from "./option";

interface MenuRadioGroupProps<TValue extends string> {
  options: readonly Option<TValue>[];
  value: TValue | undefined;
  onValueChange: (value: TValue) => void;
  label?: string | undefined;
}

/** One of several, inside a menu. */
export function MenuRadioGroupPart<TValue extends string>({
  options,
  value,
  onValueChange,
  label,
}: MenuRadioGroupProps<TValue>) {
  return (
    <Base.Group>
      {label ? <Base.GroupLabel className="px-2 py-1.5 text-ink-subtle text-mini">{label}</Base.GroupLabel> : null}
      <Base.RadioGroup value={value} onValueChange={(next: TValue) => onValueChange(next)}>
        {options.map((option) => (
          <Base.RadioItem
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            closeOnClick
            className={choiceClass}
          >
            <span className="flex min-w-0 items-baseline gap-3">
              <span className="min-w-0 flex-1 wrap-anywhere">
                {option.label}
                {option.description ? (
                  <span className="block text-ink-subtle text-mini">{option.description}</span>
                ) : null}
              </span>
              {option.figure === undefined ? null : (
                <span className="tabular min-w-10 text-right text-ink-subtle text-mini">{option.figure}</span>
              )}
            </span>
            <Base.RadioItemIndicator>
              <Check aria-hidden="true" className="text-accent-ink" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
