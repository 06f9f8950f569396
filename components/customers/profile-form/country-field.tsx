"use client";

import { useWatch } from "react-hook-form";
import { asText, type BoundField } from "@/components/forms/bound-field";
import { ComboboxField } from "@/components/forms/combobox-field";
import { COUNTRY_OPTIONS } from "./field-options";
import { followCountry } from "./follow-country";
import { useProfileForm } from "./profile-form-context";

/** A country; other fields of the same person that follow it are filled along. */
export function CountryField(props: BoundField<Record<string, unknown>>) {
  const { form } = useProfileForm();
  const before = asText(useWatch({ control: form.control, name: props.name }));
  return (
    <ComboboxField
      {...props}
      control={form.control}
      options={COUNTRY_OPTIONS}
      placeholder="Choose a country"
      emptyText="No country of this name. Try the English name."
      onChosen={(to) => followCountry(form, props.name, { from: before, to })}
    />
  );
}
