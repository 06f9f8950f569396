"use client";

import { CircleAlert } from "lucide-react";
import { type FieldValues, useController } from "react-hook-form";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/core/cn";
import type { BoundField } from "./bound-field";
import { fieldId } from "./field-id";

/** One yes or no: the value is a boolean. */
export function CheckboxField<TValues extends FieldValues, TOut = TValues>({
  control,
  name,
  disabled,
  onCommit,
  label,
  required,
  help,
  className,
}: BoundField<TValues, TOut>) {
  const { field, fieldState } = useController({ control, name });
  const id = fieldId(name);
  const error = fieldState.error?.message;
  const describedBy = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("grid grid-cols-[1rem_1fr] gap-x-2.5 gap-y-1", className)}>
      <Checkbox
        id={id}
        name={name}
        checked={field.value === true}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
        aria-invalid={error !== undefined}
        className="mt-0.5"
        onBlur={field.onBlur}
        onCheckedChange={(checked) => {
          field.onChange(checked);
          onCommit?.();
        }}
      />
      <label id={`${id}-label`} htmlFor={id} className="text-ink text-sm">
        {label}
        {required === undefined ? null : (
          <span className="ml-1 text-ink-subtle">({required ? "required" : "optional"})</span>
        )}
      </label>
      {help ? (
        <div id={`${id}-help`} className="col-start-2 text-ink-muted text-mini">
          {help}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="col-start-2 flex items-start gap-1.5 text-danger-ink text-mini">
          <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
