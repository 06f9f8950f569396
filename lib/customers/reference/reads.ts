import { COUNTRIES, isCountry } from "@/lib/core/geo";
import { callingCodeOf } from "@/lib/core/geo-phone";
import { subdivisionsOf } from "@/lib/core/geo-subdivisions";
import { taxIdLabel } from "@/lib/core/identifiers";
import type { CountryFacts, ProfileReference } from "./types";

const phoneCountries = COUNTRIES.flatMap(({ code, name }) => {
  const callingCode = callingCodeOf(code);
  return callingCode ? [{ value: code, label: `${name} ${callingCode}` }] : [];
});

export function countryFacts(country: string): CountryFacts {
  const subdivisions = subdivisionsOf(country).map(({ code, name }) => ({ value: code, label: name }));
  return { subdivisions, taxIdLabel: taxIdLabel(country) };
}

function* countriesIn(value: unknown, key = ""): Generator<string> {
  if (typeof value === "string" && /country(_code)?$/.test(key) && isCountry(value)) yield value;
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) yield* countriesIn(child, Array.isArray(value) ? key : name);
}

/** What the form of these values needs to be drawn whole in the first answer. */
export function profileReference(values: unknown): ProfileReference {
  const chosen = [...new Set(countriesIn(values))].slice(0, 20);
  return { phoneCountries, countries: Object.fromEntries(chosen.map((code) => [code, countryFacts(code)])) };
}
