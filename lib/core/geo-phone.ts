import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { foldCompatibility } from "@/lib/core/text";

export type PhoneRefusal = "EMPTY" | "COUNTRY_NEEDED" | "NOT_A_NUMBER" | "TOO_SHORT" | "TOO_LONG" | "NOT_IN_USE";

export type PhoneResult =
  | { ok: true; e164: string; national: string; callingCode: string; country: string | null }
  | { ok: false; reason: PhoneRefusal };

export const PHONE_REFUSALS: Readonly<Record<PhoneRefusal, string>> = {
  EMPTY: "Enter a phone number",
  COUNTRY_NEEDED: "Choose the country of this phone number, or start it with + and the country code",
  NOT_A_NUMBER: "Use digits only, for example 0412 345 678",
  TOO_SHORT: "This phone number is too short for the country",
  TOO_LONG: "This phone number is too long for the country",
  NOT_IN_USE: "This is not a valid phone number in the country",
};

/** `+61` for AU; null where no calling code is assigned. */
export function callingCodeOf(country: string): string | null {
  return isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : null;
}

/** Alpha-2 codes of all countries with a calling code. */
export function phoneCountries(): readonly CountryCode[] {
  return getCountries();
}

/** True when the E.164 number carries the calling code of the country (+1 serves the US and Canada alike). */
export function phoneMatchesCountry(e164: string, country: string): boolean {
  const parsed = parsePhoneNumberFromString(e164);
  const expected = callingCodeOf(country);
  return parsed !== undefined && expected !== null && `+${parsed.countryCallingCode}` === expected;
}

/** Reads a national number of `country` (alpha-2) or an international one starting with +. */
export function parsePhone(country: string | undefined, raw: string): PhoneResult {
  const text = foldCompatibility(raw).trim();
  if (text === "") return { ok: false, reason: "EMPTY" };
  if (!/^\+?[\d\s().\-/]+$/u.test(text)) return { ok: false, reason: "NOT_A_NUMBER" };
  const known = country !== undefined && isSupportedCountry(country) ? country : undefined;
  if (!text.startsWith("+") && known === undefined) return { ok: false, reason: "COUNTRY_NEEDED" };
  const parsed = parsePhoneNumberFromString(text, known === undefined ? {} : { defaultCountry: known });
  if (!parsed) return { ok: false, reason: text.replace(/\D/g, "").length > 15 ? "TOO_LONG" : "TOO_SHORT" };
  if (!parsed.isValid()) {
    const digits = parsed.nationalNumber.length;
    if (!parsed.isPossible()) return { ok: false, reason: digits < 8 ? "TOO_SHORT" : "TOO_LONG" };
    return { ok: false, reason: "NOT_IN_USE" };
  }
  return {
    ok: true,
    e164: parsed.number,
    national: parsed.nationalNumber,
    callingCode: `+${parsed.countryCallingCode}`,
    country: parsed.country ?? null,
  };
}
