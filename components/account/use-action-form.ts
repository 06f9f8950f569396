"use client";

import { type ChangeEvent, type FormEvent, useState } from "react";
import { focusField } from "@/components/forms/field-id";
import type { Outcome } from "@/lib/core/outcome";

/**
 * A small form of text fields behind one action. The action's own input is the only check: its messages come back by field, and what
 * was typed stays.
 */
export function useActionForm<TValues extends Record<string, string>, T>(
  initial: TValues,
  action: (values: TValues) => Promise<Outcome<T>>,
  onDone: (value: T, values: TValues) => void,
) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  function set(name: keyof TValues & string, value: string) {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _, ...rest }) => rest);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(undefined);
    setErrors({});
    try {
      const outcome = await action(values);
      if (outcome.ok) onDone(outcome.value, values);
      else {
        const fields = Object.fromEntries(Object.entries(outcome.fields ?? {}).filter(([name]) => name in initial));
        const [first] = Object.keys(fields);
        setErrors(fields);
        // What stands at a field is not said twice.
        if (first) requestAnimationFrame(() => focusField(first));
        else setRefusal(outcome.message);
      }
    } catch {
      setRefusal("The answer did not arrive. Check your connection and try again.");
    } finally {
      setBusy(false);
    }
  }

  return {
    values,
    set,
    errors,
    refusal,
    busy,
    submit: (event: FormEvent) => void submit(event),
    reset: () => {
      setValues(initial);
      setErrors({});
      setRefusal(undefined);
    },
    /** What a `PlainField` needs of one field. */
    bind: (name: keyof TValues & string) => ({
      name,
      value: values[name] ?? "",
      error: errors[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.target.value),
    }),
  };
}
