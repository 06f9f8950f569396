"use client";

import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from "react";
import { type FieldValues, useController } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/core/cn";
import { asText, type BoundField } from "./bound-field";
import { Field } from "./field";

interface TextFieldProps<TValues extends FieldValues, TOut> extends BoundField<TValues, TOut> {
  type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "password" | "tel" | "url"> | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel" | "url" | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
  /** Ids and account numbers read better in mono. */
  mono?: boolean | undefined;
  /** Inside the field at its right edge: a unit or a small button. */
  suffix?: ReactNode | undefined;
}

export function TextField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  type = "text",
  mono = false,
  suffix,
  autoComplete,
  inputMode,
  maxLength,
  placeholder,
  ...text
}: TextFieldProps<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  return (
    <Field name={name} error={fieldState.error?.message} {...text}>
      {(ids) => (
        <div className="relative">
          <Input
            {...ids}
            ref={field.ref}
            name={name}
            type={type}
            value={asText(field.value)}
            disabled={disabled}
            autoComplete={autoComplete}
            inputMode={inputMode}
            maxLength={maxLength}
            placeholder={placeholder}
            className={cn(mono && "font-mono text-ui", suffix && "pr-16")}
            onChange={field.onChange}
            onBlur={() => {
              field.onBlur();
              onCommit?.();
            }}
          />
          {suffix ? (
            <span className="absolute inset-y-0 right-2 flex items-center text-ink-subtle text-ui">{suffix}</span>
          ) : null}
        </div>
      )}
    </Field>
  );
}
