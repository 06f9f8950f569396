"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/forms/field";
import { Input } from "@/components/ui/input";

interface NumberFieldProps {
  name: string;
  label: string;
  help: ReactNode;
  value: string;
  error?: string | undefined;
  disabled: boolean;
  placeholder?: string | undefined;
  onChange: (value: string) => void;
}

/** A whole number as it is typed. */
export function NumberField({ name, label, help, value, error, disabled, placeholder, onChange }: NumberFieldProps) {
  return (
    <Field name={name} label={label} help={help} error={error}>
      {(ids) => (
        <Input
          {...ids}
          inputMode="numeric"
          maxLength={3}
          value={value}
          disabled={disabled}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
          className="tabular max-w-28"
        />
      )}
    </Field>
  );
}
