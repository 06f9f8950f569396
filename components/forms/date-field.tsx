"use client";

import { type FieldValues, useController } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { asText, type BoundField } from "./bound-field";
import { Field } from "./field";

interface DateFieldProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  /** YYYY-MM-DD */
  min?: string | undefined;
  /** YYYY-MM-DD */
  max?: string | undefined;
  autoComplete?: "bday" | "off" | undefined;
}

/** A civil date: the value is "YYYY-MM-DD" or "", never an instant. */
export function DateField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  min,
  max,
  autoComplete,
  ...text
}: DateFieldProps<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field name={name} error={fieldState.error?.message} {...text}>
      {(ids) => (
        <Input
          {...ids}
          ref={field.ref}
          name={name}
          type="date"
          value={asText(field.value)}
          min={min}
          max={max}
          disabled={disabled}
          autoComplete={autoComplete}
          className="tabular max-w-48"
          onChange={field.onChange}
          onBlur={() => {
            field.onBlur();
            onCommit?.();
          }}
        />
      )}
    </Field>
  );
}
