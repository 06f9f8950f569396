"use client";

import { useWatch } from "react-hook-form";
import { asText } from "@/components/forms/bound-field";
import { ComboboxField } from "@/components/forms/combobox-field";
import type { FieldText } from "@/components/forms/field";
import { useProfileForm } from "./profile-form-context";
import { useCountryFacts } from "./use-country-facts";

interface SubdivisionFieldProps extends FieldText {
  name: string;
  countryName: string;
}

/** State or region of the country beside it. Absent for a country that has none. */
export function SubdivisionField({ name, countryName, ...text }: SubdivisionFieldProps) {
  const { form, disabled, onCommit } = useProfileForm();
  const country = asText(useWatch({ control: form.control, name: countryName }));
  const facts = useCountryFacts(country || undefined);
  if (facts && facts.subdivisions.length === 0) return null;
  return (
    <ComboboxField
      {...text}
      control={form.control}
      name={name}
      options={facts?.subdivisions ?? []}
      disabled={disabled || country === ""}
      placeholder={country === "" ? "Choose the country first" : "Type to search"}
      onCommit={onCommit}
    />
  );
}
