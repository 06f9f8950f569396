"use client";

import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import { Combobox } from "@/components/ui/combobox";
import { Input } from "@/components/ui/input";
import type { Option } from "@/components/ui/option";
import { asText, type BoundField } from "./bound-field";
import { Field } from "./field";
import { fieldId } from "./field-id";

interface PhoneFieldProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  /** The form field that holds the chosen country; `name` holds the number as typed. */
  countryName: FieldPath<TValues>;
  /** One per country; the label names country and calling code: "Australia +61". */
  countryOptions: readonly Option[];
}

export function PhoneField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  countryName,
  countryOptions,
  disabled,
  onCommit,
  ...text
}: PhoneFieldProps<TValues, TOut>) {
  const number = useController({ control, name });
  const country = useController({ control, name: countryName });
  const error = number.fieldState.error?.message ?? country.fieldState.error?.message;
  return (
    <Field name={name} error={error} {...text}>
      {(ids) => (
        <div className="grid gap-2 sm:grid-cols-[13rem_1fr]">
          <Combobox
            id={fieldId(countryName)}
            name={countryName}
            aria-label={`${text.label}: country and calling code`}
            aria-invalid={country.fieldState.error !== undefined}
            inputRef={country.field.ref}
            options={countryOptions}
            value={asText(country.field.value)}
            disabled={disabled}
            placeholder="Country"
            onBlur={country.field.onBlur}
            onValueChange={(value) => {
              country.field.onChange(value ?? "");
              onCommit?.();
            }}
          />
          <Input
            {...ids}
            ref={number.field.ref}
            name={name}
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
            value={asText(number.field.value)}
            disabled={disabled}
            className="tabular"
            onChange={number.field.onChange}
            onBlur={() => {
              number.field.onBlur();
              onCommit?.();
            }}
          />
        </div>
      )}
    </Field>
  );
}
