"use client";

import type { ChangeEvent, ComponentProps, ReactNode } from "react";
import { Field } from "@/components/forms/field";
import { Input } from "@/components/ui/input";

interface PlainFieldProps extends Omit<ComponentProps<"input">, "name" | "value" | "onChange"> {
  name: string;
  /** Unique on the page; the name where left out. */
  fieldId?: string | undefined;
  value: string;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  label: string;
  error?: string | undefined;
  help?: ReactNode | undefined;
}

/** Label, input, help and error of a small form. */
export function PlainField({ label, error, help, name, fieldId = name, ...input }: PlainFieldProps) {
  return (
    <Field name={fieldId} label={label} error={error} help={help}>
      {(ids) => <Input {...ids} name={name} {...input} />}
    </Field>
  );
}
