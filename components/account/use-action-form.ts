"use client";

import { type ChangeEvent, type FormEvent, useId, useState } from "react";
import { focusField } from "@/components/forms/field-id";
import { type Outcome, unanswered } from "@/lib/core/outcome";

/**
 * A small form of text fields behind one action. The action's own input is the only check: its messages come back by field, and what
 * was typed stays.
 */
export function useActionForm<TValues extends Record<string, string>, T>(
  initial: TValues,
  action: (values: TValues) => Promise<Outcome<T>>,
  onDone: (value: T, values: TValues) => void,
) {
  // Two forms of a page may both ask for a password.
  const formId = useId();
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  function set(name: keyof TValues & string, value: string) {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _, ...rest }) => rest);
  }

  /** Also what was typed before the page woke, which no change event told of. */
  function typedIn(form: HTMLFormElement): TValues {
    const typed = new FormData(form);
    const entries = Object.entries(values).map(([name, value]) => [name, typed.get(name) ?? value]);
    return Object.fromEntries(entries) as TValues;
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const sent = typedIn(event.currentTarget);
    setValues(sent);
    setBusy(true);
    setRefusal(undefined);
    setErrors({});
    try {
      const outcome = await action(sent);
      if (outcome.ok) onDone(outcome.value, sent);
      else {
        const fields = Object.fromEntries(Object.entries(outcome.fields ?? {}).filter(([name]) => name in initial));
        const [first] = Object.keys(fields);
        setErrors(fields);
        // What stands at a field is not said twice.
        if (first) requestAnimationFrame(() => focusField(`${formId}.${first}`));
        else setRefusal(outcome.message);
      }
    } catch {
      setRefusal(unanswered().message);
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
    submit: (event: FormEvent<HTMLFormElement>) => void submit(event),
    reset: () => {
      setValues(initial);
      setErrors({});
      setRefusal(undefined);
    },
    /** What a `PlainField` needs of one field. */
    bind: (name: keyof TValues & string) => ({
      name,
      fieldId: `${formId}.${name}`,
      value: values[name] ?? "",
      error: errors[name],
      onChange: (event: ChangeEvent<HTMLInputElement>) => set(name, event.target.value),
    }),
  };
}
