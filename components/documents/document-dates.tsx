"use client";

import { Field } from "@/components/forms/field";
import { Input } from "@/components/ui/input";
import type { SlotSpec } from "@/lib/documents/rules";

/** YYYY-MM-DD or empty. */
export type Dates = { issuedOn: string; expiresOn: string };

interface DocumentDatesProps {
  /** Prefix of the fields' names, unique on the page. */
  name: string;
  asks: Pick<SlotSpec, "asksIssuedOn" | "asksExpiresOn">;
  dates: Dates;
  /** YYYY-MM-DD, of the organisation. */
  today: string;
  /** Why a date was not kept, by field. */
  errors: Readonly<Record<string, string>>;
  disabled: boolean;
  onChange: (dates: Dates) => void;
  /** On leaving a field. */
  onCommit: () => void;
}

/** The dates printed on a document; asked where the slot needs them. */
export function DocumentDates({ name, asks, dates, today, errors, disabled, onChange, onCommit }: DocumentDatesProps) {
  const common = { type: "date", className: "tabular max-w-48", disabled, autoComplete: "off", onBlur: onCommit };
  return (
    <>
      {asks.asksIssuedOn ? (
        <Field
          name={`${name}.issued_on`}
          label="Issued on"
          required
          help="As printed; within the last three months"
          error={errors.issued_on}
        >
          {(control) => (
            <Input
              {...control}
              {...common}
              value={dates.issuedOn}
              max={today}
              onChange={(event) => onChange({ ...dates, issuedOn: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {asks.asksExpiresOn ? (
        <Field
          name={`${name}.expires_on`}
          label="Expires on"
          required={false}
          help="As printed; leave empty if it never expires"
          error={errors.expires_on}
        >
          {(control) => (
            <Input
              {...control}
              {...common}
              value={dates.expiresOn}
              onChange={(event) => onChange({ ...dates, expiresOn: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
