"use client";

import { type FieldValues, useController } from "react-hook-form";
import type { Option } from "@/components/ui/option";
import { RadioGroup } from "@/components/ui/radio-group";
import { asText, type BoundField } from "./bound-field";
import { Field } from "./field";

interface RadioFieldProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  options: readonly Option[];
  look?: "plain" | "card" | undefined;
  onChosen?: ((value: string) => void) | undefined;
}

export function RadioField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  options,
  look,
  onChosen,
  ...text
}: RadioFieldProps<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field name={name} kind="group" error={fieldState.error?.message} {...text}>
      {(ids) => (
        <RadioGroup
          {...ids}
          aria-labelledby={`${ids.id}-label`}
          name={name}
          options={options}
          value={asText(field.value)}
          disabled={disabled}
          look={look}
          onBlur={field.onBlur}
          onValueChange={(value) => {
            field.onChange(value);
            onChosen?.(value);
            onCommit?.();
          }}
        />
      )}
    </Field>
  );
}
