import { z } from "zod";
import { CUSTOMER_TYPES, LIMITS, PURPOSES } from "@/lib/customers/constants";
import { isNatureOfBusiness } from "@/lib/customers/constants-nature-of-business";
import { EMPLOYMENT_STATUSES, GENDERS, SOURCES_OF_FUNDING } from "@/lib/customers/constants-profile";
import { ACCOUNT_PURPOSE_IDS, OCCUPATION_IDS, SOURCE_OF_FUND_IDS } from "@/lib/customers/constants-reference";
import { valueAt } from "@/lib/customers/fields";
import {
  civilDate,
  companyName,
  country,
  email,
  externalId,
  flag,
  idIn,
  idsIn,
  ipv4,
  latin,
  line,
  metadata,
  oneOf,
  oneWhere,
  paragraphs,
  website,
  whole,
} from "@/lib/customers/input-fields";
import {
  addressFields,
  authorizedUser,
  director,
  type Fail,
  identificationFields,
  nameFields,
  owner,
  phoneFields,
  settleIdentifier,
  settlePerson,
  settlePhone,
  taxInfo,
} from "@/lib/customers/input-people";
import { type ProfileContext, refineProfile } from "@/lib/customers/rules-consistency";

const volume = whole(0, LIMITS.monthlyVolumeUsd, "Enter whole US dollars per month, digits only");

const referenceFields = {
  external_id: externalId,
  description: paragraphs(LIMITS.description),
  metadata,
  registration_ip: ipv4,
  registration_date: civilDate,
};

function failInto(context: z.RefinementCtx): Fail {
  return (path, message) => context.addIssue({ code: "custom", message, path: [...path] });
}

/** Drops keys without a value, at every level, so that a stored profile reads back exactly as it was parsed. */
function dropAbsent<T>(value: T): T;
function dropAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => dropAbsent(entry));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, entry]): [string, unknown] => [key, dropAbsent(entry)])
    .filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(kept);
}

const requiredName = (schema: ReturnType<typeof companyName>, message: string) =>
  schema.refine((value) => value !== undefined, { error: message }).transform((value) => value ?? "");

export const individualProfile = z
  .strictObject({
    type: z.literal("INDIVIDUAL"),
    ...nameFields,
    first_name: requiredName(nameFields.first_name, "Enter the first name"),
    last_name: requiredName(nameFields.last_name, "Enter the last name"),
    dob: civilDate,
    gender: oneOf(GENDERS),
    email,
    ...phoneFields,
    country_of_residence: country,
    nationality: country,
    secondary_nationality: country,
    ...addressFields("address"),
    ...identificationFields,
    tax_info: taxInfo,
    employment_status: oneOf(EMPLOYMENT_STATUSES),
    occupation_id: idIn(OCCUPATION_IDS),
    purpose_id: idIn(ACCOUNT_PURPOSE_IDS),
    purpose_remarks: paragraphs(LIMITS.remarks),
    source_of_fund_ids: idsIn(SOURCE_OF_FUND_IDS, LIMITS.sourcesOfFund),
    source_of_funds_description: paragraphs(LIMITS.remarks),
    monthly_volume_usd: volume,
    ...referenceFields,
  })
  .transform((profile, context) => dropAbsent(settlePerson(profile, failInto(context))));

const emptyToAbsent = <T>(people: T[]) => (people.length === 0 ? undefined : people);

export const companyProfile = z
  .strictObject({
    type: z.literal("COMPANY"),
    name: requiredName(companyName("name of the company"), "Enter the name of the company"),
    name_en: latin(LIMITS.companyName),
    trading_name: companyName("trading name"),
    trading_name_en: latin(LIMITS.companyName),
    registration_number: line(LIMITS.identifier),
    incorporation_country: country,
    incorporation_date: civilDate,
    company_email: email,
    ...phoneFields,
    website,
    ...addressFields("registered_address"),
    operating_address_same: flag,
    ...addressFields("operating_address"),
    nature_of_business: oneWhere(isNatureOfBusiness),
    source_of_funding: oneOf(SOURCES_OF_FUNDING),
    expected_monthly_volume_usd: volume,
    directors: z
      .array(director)
      .max(LIMITS.directors, `Add at most ${LIMITS.directors} directors`)
      .transform(emptyToAbsent)
      .optional(),
    ultimate_beneficial_owners: z
      .array(owner)
      .max(LIMITS.owners, `Add at most ${LIMITS.owners} owners`)
      .transform(emptyToAbsent)
      .optional(),
    authorized_user: authorizedUser.optional(),
    ...referenceFields,
  })
  .transform((profile, context) => {
    const fail = failInto(context);
    const settled = {
      ...profile,
      ...settlePhone(profile, profile.incorporation_country, fail),
      registration_number: settleIdentifier(
        "company_registration",
        profile.incorporation_country,
        profile.registration_number,
        ["registration_number"],
        fail,
      ),
    };
    const clean = dropAbsent(settled);
    if (clean.authorized_user && Object.keys(clean.authorized_user).length === 0) {
      const { authorized_user: _blank, ...rest } = clean;
      return rest as typeof clean;
    }
    return clean;
  });

export type IndividualProfile = z.output<typeof individualProfile>;
export type CompanyProfile = z.output<typeof companyProfile>;
export type CompanyPerson = z.output<typeof authorizedUser>;

/** What every door takes: strict, each present value checked and normalised. Rules that need the date: `profileInputAt`. */
export const customerProfileInput = z.discriminatedUnion("type", [individualProfile, companyProfile], {
  error: (issue) => (issue.code === "invalid_union" ? "Choose individual or company" : undefined),
});
export type CustomerProfile = z.output<typeof customerProfileInput>;

/** The same schema with the rules between fields, as of a day in the organisation's time zone. */
export function profileInputAt(context: ProfileContext) {
  return customerProfileInput.superRefine((profile, refinement) => {
    for (const problem of refineProfile(profile, context)) {
      if (problem.reason === "EXPIRED") continue;
      refinement.addIssue({ code: "custom", message: problem.message, path: toZodPath(problem.path) });
    }
  });
}

function toZodPath(path: string): (string | number)[] {
  return path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** First message by dotted path (`directors.0.first_name`), as outcomes and forms take them; `""` is the whole. */
export function fieldMessages(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const issue of error.issues) {
    const base = issue.path.map(String).join(".");
    const paths =
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => (base ? `${base}.${key}` : key)) : [base];
    for (const path of paths) {
      messages[path] ??= issue.code === "unrecognized_keys" ? "This field is not known here" : issue.message;
    }
  }
  return messages;
}

export type ProfileReading = { ok: true; profile: CustomerProfile } | { ok: false; fields: Record<string, string> };

const NEEDED_NAMES = new Set(["first_name", "last_name", "name"]);

/** A copy without the values at fault: what must exist becomes a stand-in, a tax number goes with its row. */
function withoutFaults(raw: unknown, paths: readonly string[]): unknown {
  const copy: unknown = structuredClone(raw);
  for (const path of paths) {
    const parts = path.split(".");
    const last = parts.pop() ?? "";
    const holder = parts.length === 0 ? copy : valueAt(copy, parts.join("."));
    if (typeof holder !== "object" || holder === null) continue;
    if (parts.length === 0 && NEEDED_NAMES.has(last)) Reflect.set(holder, last, "x");
    else if (last === "key") Reflect.set(holder, last, `standin${parts.at(-1)}`);
    else for (const key of parts[0] === "tax_info" ? Object.keys(holder) : [last]) Reflect.deleteProperty(holder, key);
  }
  return copy;
}

/**
 * Parses with all rules. An expired ID is no refusal: it is one of the missing items. Numbers and rules between fields are
 * judged only once single fields are right, so what is left after a refusal is judged again: people see everything at once.
 */
export function readProfile(raw: unknown, context: ProfileContext): ProfileReading {
  const schema = profileInputAt(context);
  const first = schema.safeParse(raw);
  if (first.success) return { ok: true, profile: first.data };
  let fields = fieldMessages(first.error);
  for (let round = 0; round < 2; round++) {
    const rest = schema.safeParse(withoutFaults(raw, Object.keys(fields)));
    if (rest.success) break;
    fields = { ...fieldMessages(rest.error), ...fields };
  }
  return { ok: false, fields };
}

export const customerTypeInput = z.enum(CUSTOMER_TYPES);
export const purposeInput = z.enum(PURPOSES);

/** A draft keeps what was typed, right or wrong; only its size is bounded. */
export const draftValuesInput = z
  .record(z.string().max(60), z.json())
  .refine((values) => JSON.stringify(values).length <= 200_000, "This draft has grown too large to save");
