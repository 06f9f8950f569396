"use client";

import { Plus, X } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import { Field, type FieldText } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { LIMITS } from "@/lib/customers/constants";
import { useProfileForm } from "./profile-form-context";

interface KeyValueFieldProps extends FieldText {
  name: string;
}

/** Pairs of a key and a value: rows of `{name, value}` in the form. */
export function KeyValueField({ name, ...text }: KeyValueFieldProps) {
  const { form, disabled, onCommit } = useProfileForm();
  const rows = useFieldArray({ control: form.control, name });
  const problem = form.getFieldState(name, form.formState).error;
  const nested = problem && !problem.message ? "Use letters, digits, dots, dashes and underscores in keys" : undefined;
  return (
    <Field name={name} kind="group" error={problem?.message ?? problem?.root?.message ?? nested} {...text}>
      {({ id, ...aria }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a second, visible legend
        <div
          role="group"
          id={id}
          aria-labelledby={`${id}-label`}
          aria-describedby={aria["aria-describedby"]}
          className="grid gap-2"
        >
          {rows.fields.map((row, index) => (
            <div key={row.id} className="grid grid-cols-[1fr_1fr_2rem] items-center gap-2">
              <Input
                aria-label={`Key ${index + 1}`}
                placeholder="Key"
                disabled={disabled}
                maxLength={LIMITS.metadataKey}
                {...form.register(`${name}.${index}.name`, { onBlur: () => onCommit?.() })}
              />
              <Input
                aria-label={`Value ${index + 1}`}
                placeholder="Value"
                disabled={disabled}
                maxLength={LIMITS.metadataValue}
                {...form.register(`${name}.${index}.value`, { onBlur: () => onCommit?.() })}
              />
              <IconButton label={`Remove pair ${index + 1}`} disabled={disabled} onClick={() => rows.remove(index)}>
                <X aria-hidden="true" />
              </IconButton>
            </div>
          ))}
          {rows.fields.length < LIMITS.metadataKeys ? (
            <div>
              <Button size="sm" disabled={disabled} onClick={() => rows.append({ name: "", value: "" })}>
                <Plus aria-hidden="true" />
                Add a pair
              </Button>
            </div>
          ) : null}
        </div>
      )}
    </Field>
  );
}
