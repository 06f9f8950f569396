"use client";

import { type FieldValues, useController } from "react-hook-form";
import { Combobox } from "@/components/ui/combobox";
import type { Option } from "@/components/ui/option";
import { asText, type BoundField } from "./bound-field";
import { Field } from "./field";

interface ComboboxFieldProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  options: readonly Option[];
  placeholder?: string | undefined;
  emptyText?: string | undefined;
  onChosen?: ((value: string) => void) | undefined;
}

/** Stores the option's value, "" when cleared. An optional field can be cleared. */
export function ComboboxField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  options,
  placeholder,
  emptyText,
  onChosen,
  ...text
}: ComboboxFieldProps<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field name={name} error={fieldState.error?.message} {...text}>
      {(ids) => (
        <Combobox
          {...ids}
          inputRef={field.ref}
          name={name}
          options={options}
          value={asText(field.value)}
          disabled={disabled}
          placeholder={placeholder}
          emptyText={emptyText}
          clearable={text.required !== true}
          onBlur={field.onBlur}
          onValueChange={(value) => {
            field.onChange(value ?? "");
            onChosen?.(value ?? "");
            onCommit?.();
          }}
        />
      )}
    </Field>
  );
}
