import { PACKED_COUNTRIES } from "@/lib/core/geo-countries";

/** `code` is ISO 3166-1 alpha-2. */
export type Country = { code: string; alpha3: string; name: string };

/** Every assigned country and territory of ISO 3166-1, by English short name. */
export const COUNTRIES: readonly Country[] = PACKED_COUNTRIES.split("|").map((packed) => ({
  code: packed.slice(0, 2),
  alpha3: packed.slice(2, 5),
  name: packed.slice(5),
}));

const byAlpha2 = new Map(COUNTRIES.map((country) => [country.code, country]));
const byAlpha3 = new Map(COUNTRIES.map((country) => [country.alpha3, country]));

/** Takes the upper-case alpha-2 code only. */
export function isCountry(code: string): boolean {
  return byAlpha2.has(code);
}

/** The English name, or the code itself when it is not a country. */
export function countryName(code: string): string {
  return byAlpha2.get(code)?.name ?? code;
}

export function toAlpha3(alpha2: string): string | null {
  return byAlpha2.get(alpha2)?.alpha3 ?? null;
}

/** Reads alpha-2 or alpha-3 in any case; null when it is neither. */
export function toAlpha2(code: string): string | null {
  const upper = code.trim().toUpperCase();
  return (byAlpha2.get(upper) ?? byAlpha3.get(upper))?.code ?? null;
}

// Countries whose addresses are undeliverable or ambiguous without a state, province or prefecture.
const STATE_NEEDED = new Set(["AU", "BR", "CA", "CN", "IN", "JP", "KR", "MX", "MY", "US"]);

// Countries without a postcode system, by the Universal Postal Union's address formats.
const WITHOUT_POSTCODE = new Set(
  (
    "AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK KI KM KN KP LY MO MR MW " +
    "NR NU QA RW SB SC SL SR SS ST SX SY TD TF TG TK TO TV UG VU YE ZW"
  ).split(" "),
);

export function needsState(country: string): boolean {
  return STATE_NEEDED.has(country);
}

export function hasPostcode(country: string): boolean {
  return !WITHOUT_POSTCODE.has(country);
}

/** The shape of an ISO 3166-2 code inside the country; whether it exists is for `geo-subdivisions` to say. */
export function isSubdivisionShape(country: string, code: string): boolean {
  return /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) && code.startsWith(`${country}-`);
}
