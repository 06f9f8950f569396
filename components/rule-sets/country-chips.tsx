"use client";

import { X } from "lucide-react";
import { useMemo } from "react";
import { Field } from "@/components/forms/field";
import { Combobox } from "@/components/ui/combobox";
import { COUNTRIES, countryName } from "@/lib/core/geo";

interface CountryChipsProps {
  codes: readonly string[];
  disabled: boolean;
  onChange: (codes: string[]) => void;
}

/** The high-risk countries: each a chip that can be taken off, and a search to add one. */
export function CountryChips({ codes, disabled, onChange }: CountryChipsProps) {
  const options = useMemo(
    () =>
      COUNTRIES.filter((country) => !codes.includes(country.code)).map(({ code, name }) => ({
        value: code,
        label: name,
      })),
    [codes],
  );
  const named = codes
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <div className="grid gap-3">
      {named.length === 0 ? (
        <p className="text-ink-muted text-ui">No country is on the list, so the check finds nothing.</p>
      ) : (
        <ul aria-label="High-risk countries" className="flex flex-wrap gap-1.5">
          {named.map(({ code, name }) => (
            <li
              key={code}
              className="inline-flex items-center gap-1 rounded-full border border-line-strong bg-sunken py-0.5 pr-1 pl-2.5 text-ink text-ui"
            >
              {name}
              {disabled ? (
                <span className="w-1" />
              ) : (
                <button
                  type="button"
                  aria-label={`Take ${name} off the list`}
                  onClick={() => onChange(codes.filter((each) => each !== code))}
                  className="grid size-6 place-items-center rounded-full text-ink-subtle hover:bg-hover hover:text-ink"
                >
                  <X aria-hidden="true" className="size-3.5" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {disabled ? null : (
        <Field name="highRiskCountry" label="Add a country">
          {(ids) => (
            <Combobox
              {...ids}
              // Chosen = added: the box is empty again for the next one.
              key={codes.join()}
              options={options}
              value={null}
              placeholder="Type a country"
              className="max-w-80"
              onValueChange={(code) => (code ? onChange([...codes, code].sort()) : undefined)}
            />
          )}
        </Field>
      )}
    </div>
  );
}
