import { countryName } from "@/lib/core/geo";
import { holderAt, siblingPath, valueAt } from "@/lib/customers/fields";
import type { CountryFacts } from "@/lib/customers/reference/types";
import type { FieldSpec, Holder } from "@/lib/customers/types";
import { optionsOf } from "./field-options";

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "");

/** What stands in a field, in words; empty when nothing does. Takes form values. */
export function fieldValue(
  spec: FieldSpec,
  path: string,
  values: Holder,
  factsOf: (country: string) => CountryFacts | undefined,
): string {
  const value = valueAt(values, path);
  const option = (chosen: unknown) =>
    optionsOf(spec).find((each) => each.value === text(chosen))?.label ?? text(chosen);
  switch (spec.kind) {
    case "country":
      return text(value) && countryName(text(value));
    case "subdivision": {
      const facts = factsOf(text(value).slice(0, 2));
      return facts?.subdivisions.find((each) => each.value === value)?.label ?? text(value);
    }
    case "select":
    case "combobox":
      return text(value) && option(value);
    case "multiselect":
      return Array.isArray(value) ? value.map(option).join(", ") : "";
    case "checkbox":
      return value === true ? "Yes" : value === false ? "No" : "";
    case "phone": {
      const country = text(valueAt(values, siblingPath(path, spec.countryKey ?? "phone_country_code")));
      return text(value) && (country ? `${text(value)} (${countryName(country)})` : text(value));
    }
    case "keyvalue":
      return Array.isArray(value) ? value.map((row: Holder) => `${text(row.name)}: ${text(row.value)}`).join(", ") : "";
    default: {
      const twin = spec.latinTwin ? text(holderAt(values, path)[spec.latinTwin]) : "";
      return twin ? `${text(value)} (${twin})` : text(value);
    }
  }
}
