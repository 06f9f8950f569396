"use client";

import { type FieldValues, useController } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import type { Option } from "@/components/ui/option";
import { cn } from "@/lib/core/cn";
import type { BoundField } from "./bound-field";
import { Field } from "./field";

interface CheckboxGroupProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  options: readonly Option[];
  columns?: 1 | 2 | undefined;
}

/** Several of a list: the value is an array of option values, in the order of the options. */
export function CheckboxGroup<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  options,
  columns = 1,
  ...text
}: CheckboxGroupProps<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  const chosen: readonly unknown[] = Array.isArray(field.value) ? field.value : [];

  function toggle(value: string, on: boolean) {
    const next = options.map((option) => option.value).filter((each) => (each === value ? on : chosen.includes(each)));
    field.onChange(next);
    onCommit?.();
  }

  return (
    <Field name={name} kind="group" error={fieldState.error?.message} {...text}>
      {(ids) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a second, visible legend
        <div
          role="group"
          id={ids.id}
          aria-labelledby={`${ids.id}-label`}
          aria-describedby={ids["aria-describedby"]}
          className={cn("grid gap-x-6 gap-y-2.5 py-1", columns === 2 && "sm:grid-cols-2")}
        >
          {options.map((option) => {
            const id = `${ids.id}-${option.value}`;
            return (
              <div key={option.value} className="grid grid-cols-[1rem_1fr] gap-x-2.5">
                <Checkbox
                  id={id}
                  checked={chosen.includes(option.value)}
                  disabled={disabled || option.disabled}
                  aria-labelledby={`${id}-label`}
                  aria-describedby={option.description ? `${id}-help` : undefined}
                  aria-invalid={ids["aria-invalid"]}
                  className="mt-0.5"
                  onBlur={field.onBlur}
                  onCheckedChange={(on) => toggle(option.value, on)}
                />
                <label id={`${id}-label`} htmlFor={id} className="text-ink text-sm">
                  {option.label}
                </label>
                {option.description ? (
                  <span id={`${id}-help`} className="col-start-2 text-ink-muted text-mini">
                    {option.description}
                  </span>
                ) : null}
              </div>
            );
          })}
        </div>
      )}
    </Field>
  );
}
