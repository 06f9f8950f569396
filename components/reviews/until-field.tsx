"use client";

import { Field } from "@/components/forms/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { type UntilChoice, untilOf, untilWords } from "./until-choices";

interface UntilFieldProps {
  label: string;
  /** Unique on the page. */
  name: string;
  choice: UntilChoice;
  other: string;
  onChange: (choice: UntilChoice, other: string) => void;
  error?: string | undefined;
}

const LABELS: Record<UntilChoice, string> = {
  hours: "In 4 hours",
  tomorrow: "Tomorrow morning",
  monday: "Next Monday",
  other: "Another time",
};

/** Until when: the times people usually mean, or any other. */
export function UntilField({ label, name, choice, other, onChange, error }: UntilFieldProps) {
  const now = new Date();
  const options = (Object.keys(LABELS) as UntilChoice[]).map((value) => {
    const until = value === "other" ? null : untilOf(value, "", now);
    return { value, label: until ? `${LABELS[value]} (${untilWords(until)})` : LABELS[value] };
  });
  return (
    <div className="grid gap-3">
      <Field name={name} label={label} kind="group" error={choice === "other" ? undefined : error}>
        {(ids) => (
          <RadioGroup
            aria-labelledby={`${ids.id}-label`}
            options={options}
            value={choice}
            onValueChange={(next) => onChange(next, other)}
          />
        )}
      </Field>
      {choice === "other" ? (
        <Field name={`${name}-other`} label="Date and time, in your time zone" error={error}>
          {(ids) => (
            <Input
              {...ids}
              type="datetime-local"
              value={other}
              onChange={(event) => onChange("other", event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
