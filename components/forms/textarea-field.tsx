"use client";

import { type FieldValues, useController } from "react-hook-form";
import { Textarea } from "@/components/ui/textarea";
import { asText, type BoundField } from "./bound-field";
import { Field } from "./field";

interface TextareaFieldProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  rows?: number | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
}

export function TextareaField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  rows,
  maxLength,
  placeholder,
  ...text
}: TextareaFieldProps<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field name={name} error={fieldState.error?.message} {...text}>
      {(ids) => (
        <Textarea
          {...ids}
          ref={field.ref}
          name={name}
          value={asText(field.value)}
          disabled={disabled}
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
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
