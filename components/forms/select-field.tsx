"use client";

import { type FieldValues, useController } from "react-hook-form";
import type { Option } from "@/components/ui/option";
import { Select } from "@/components/ui/select";
import { asText, type BoundField } from "./bound-field";
import { Field } from "./field";

interface SelectFieldProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  options: readonly Option[];
  placeholder?: string | undefined;
  onChosen?: ((value: string) => void) | undefined;
}

export function SelectField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  options,
  placeholder,
  onChosen,
  ...text
}: SelectFieldProps<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field name={name} error={fieldState.error?.message} {...text}>
      {(ids) => (
        <Select
          {...ids}
          triggerRef={field.ref}
          name={name}
          options={options}
          value={asText(field.value)}
          disabled={disabled}
          placeholder={placeholder}
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
