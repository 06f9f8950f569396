import { z } from "zod";
import { PHONE_REFUSALS, parsePhone } from "@/lib/core/geo-phone";
import {
  checkIdentifier,
  IDENTIFIER_REFUSALS,
  type IdentifierKind,
  TAX_ID_KINDS,
  type TaxIdKind,
  taxIdKind,
} from "@/lib/core/identifiers";
import { LIMITS } from "@/lib/customers/constants";
import { IDENTIFICATION_TYPES, type IdentificationType } from "@/lib/customers/constants-profile";
import {
  civilDate,
  country,
  email,
  latin,
  line,
  oneOf,
  percentage,
  personName,
  subdivision,
} from "@/lib/customers/input-fields";

// The parts that individuals, companies and the people of a company share.

export const nameFields = {
  first_name: personName("first name"),
  first_name_en: latin(LIMITS.personName),
  middle_name: personName("middle name"),
  middle_name_en: latin(LIMITS.personName),
  last_name: personName("last name"),
  last_name_en: latin(LIMITS.personName),
};

export const phoneFields = {
  phone_country_code: country,
  phone_number: line(LIMITS.phone),
  phone_number_e164: line(LIMITS.phone),
};

export function addressFields<Prefix extends string>(prefix: Prefix) {
  const parts = {
    line1: line(LIMITS.addressLine),
    line1_en: latin(LIMITS.addressLine),
    line2: line(LIMITS.addressLine),
    line2_en: latin(LIMITS.addressLine),
    city: line(LIMITS.city),
    city_en: latin(LIMITS.city),
    state: subdivision,
    zip_code: line(LIMITS.postcode),
    country,
  };
  type Parts = typeof parts;
  const prefixed = Object.fromEntries(Object.entries(parts).map(([part, schema]) => [`${prefix}_${part}`, schema]));
  return prefixed as { [Part in keyof Parts & string as `${Prefix}_${Part}`]: Parts[Part] };
}

export const identificationFields = {
  identification_type: oneOf(IDENTIFICATION_TYPES),
  identification_custom_type: line(LIMITS.customType),
  identification_value: line(LIMITS.identifier),
  identification_issuing_country: country,
  identification_issue_date: civilDate,
  identification_expiry_date: civilDate,
};

export type Fail = (path: readonly (string | number)[], message: string) => void;

type PhoneValues = { [Key in keyof typeof phoneFields]?: string | undefined };

/**
 * Reads the number in its country and gives all three fields again. The E.164 form is derived: it is read only when no
 * number was typed. A country without a number is dropped.
 */
export function settlePhone(values: PhoneValues, fallbackCountry: string | undefined, fail: Fail): PhoneValues {
  const typed = values.phone_number ?? values.phone_number_e164;
  if (typed === undefined) return { phone_country_code: undefined };
  const chosen = values.phone_country_code ?? fallbackCountry;
  const phone = parsePhone(chosen, typed);
  if (!phone.ok) {
    fail(["phone_number"], PHONE_REFUSALS[phone.reason]);
    return {};
  }
  const found = phone.country ?? undefined;
  return {
    phone_country_code: found,
    phone_number: found === undefined ? phone.e164 : phone.national,
    phone_number_e164: phone.e164,
  };
}

const KIND_BY_TYPE: Readonly<Record<IdentificationType, IdentifierKind>> = {
  PASSPORT: "passport",
  NATIONAL_ID: "national_id",
  DRIVERS_LICENCE: "drivers_licence",
  RESIDENCE_PERMIT: "residence_permit",
  OTHER: "other",
};

export function identificationKind(type: IdentificationType | undefined): IdentifierKind {
  return type === undefined ? "other" : KIND_BY_TYPE[type];
}

/** The normalised number, or the reason at the path. */
export function settleIdentifier(
  kind: IdentifierKind,
  inCountry: string | undefined,
  value: string | undefined,
  path: readonly (string | number)[],
  fail: Fail,
): string | undefined {
  if (value === undefined) return undefined;
  const check = checkIdentifier(kind, inCountry, value);
  if (check.ok) return check.normalized;
  fail(path, IDENTIFIER_REFUSALS[check.reason]);
  return undefined;
}

const taxKindByName = new Map<string, TaxIdKind>(TAX_ID_KINDS.map((kind) => [kind, kind]));

const taxNumber = z
  .strictObject({ country_code: country, document_type: line(10), document_id: line(LIMITS.identifier) })
  .transform((entry, context) => {
    const fail: Fail = (path, message) => context.addIssue({ code: "custom", message, path: [...path] });
    if (entry.country_code === undefined && entry.document_id === undefined) return undefined;
    if (entry.country_code === undefined) {
      fail(["country_code"], "Choose the country of this tax number");
      return z.NEVER;
    }
    if (entry.document_id === undefined) {
      fail(["document_id"], "Enter the tax number, or remove this row");
      return z.NEVER;
    }
    const kind = taxIdKind(entry.country_code);
    if (entry.document_type !== undefined && taxKindByName.get(entry.document_type.toLowerCase()) !== kind) {
      fail(["document_type"], `The tax number of this country is of type ${kind}`);
    }
    const number = settleIdentifier(kind, entry.country_code, entry.document_id, ["document_id"], fail);
    if (number === undefined) return z.NEVER;
    return { country_code: entry.country_code, document_type: kind, document_id: number };
  });

/** Rows left blank are dropped. */
export const taxInfo = z
  .array(taxNumber)
  .max(LIMITS.taxNumbers, `Add at most ${LIMITS.taxNumbers} tax numbers`)
  .transform((entries) => {
    const filled = entries.filter((entry) => entry !== undefined);
    return filled.length === 0 ? undefined : filled;
  })
  .optional();

const personFields = {
  ...nameFields,
  dob: civilDate,
  nationality: country,
  country_of_residence: country,
  email,
  ...phoneFields,
  job_title: line(LIMITS.jobTitle),
  ...addressFields("address"),
  ...identificationFields,
};

type PersonValues = PhoneValues & {
  country_of_residence?: string | undefined;
  nationality?: string | undefined;
  identification_type?: IdentificationType | undefined;
  identification_issuing_country?: string | undefined;
  identification_value?: string | undefined;
};

/** What individuals and the people of a company have in common: the phone and the ID number are read in their countries. */
export function settlePerson<T extends PersonValues>(person: T, fail: Fail): T {
  const issuer = person.identification_issuing_country ?? person.nationality;
  return {
    ...person,
    ...settlePhone(person, person.country_of_residence, fail),
    identification_value: settleIdentifier(
      identificationKind(person.identification_type),
      person.identification_type === "NATIONAL_ID" ? issuer : person.identification_issuing_country,
      person.identification_value,
      ["identification_value"],
      fail,
    ),
  };
}

/** Stable within the company, so that documents stay with their person when rows move. */
const personKey = z.string().regex(/^[a-z0-9]{6,16}$/, "The key of a person has 6 to 16 small letters and digits");

const settle = <T extends PersonValues>(person: T, context: z.RefinementCtx): T =>
  settlePerson(person, (path, message) => context.addIssue({ code: "custom", message, path: [...path] }));

export const director = z.strictObject({ key: personKey, ...personFields }).transform(settle);
export const owner = z
  .strictObject({ key: personKey, ...personFields, ownership_percentage: percentage })
  .transform(settle);
export const authorizedUser = z.strictObject(personFields).transform(settle);
