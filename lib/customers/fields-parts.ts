import { LIMITS } from "@/lib/customers/constants";
import { IDENTIFICATION_TYPE_OPTIONS } from "@/lib/customers/constants-profile";
import type { FieldSpec, Holder } from "@/lib/customers/types";

// Runs of fields that individuals, companies and people of a company share.

type Naming = { prefix?: string; autoComplete?: boolean };

const at = (prefix: string | undefined, key: string) => (prefix ? `${prefix}.${key}` : key);

export function nameSpecs({ prefix, autoComplete = false }: Naming = {}): FieldSpec[] {
  const one = (key: string, label: string, token: string): FieldSpec => ({
    path: at(prefix, key),
    label,
    kind: "text",
    latinTwin: `${key}_en`,
    maxLength: LIMITS.personName,
    autoComplete: autoComplete ? token : "off",
  });
  return [
    { ...one("first_name", "First name", "given-name"), help: "As it stands on the ID" },
    one("middle_name", "Middle name", "additional-name"),
    one("last_name", "Last name", "family-name"),
  ];
}

export function birthDate({ prefix, autoComplete = false }: Naming = {}): FieldSpec {
  return {
    path: at(prefix, "dob"),
    label: "Date of birth",
    kind: "date",
    help: `Must be at least ${LIMITS.minimumAge} years old`,
    sensitive: true,
    autoComplete: autoComplete ? "bday" : "off",
  };
}

export function countrySpec(path: string, label: string, help?: string): FieldSpec {
  return { path, label, kind: "country", autoComplete: "off", ...(help === undefined ? {} : { help }) };
}

export function phoneSpec({ prefix, autoComplete = false }: Naming = {}): FieldSpec {
  return {
    path: at(prefix, "phone_number"),
    label: "Phone number",
    kind: "phone",
    help: "Choose the country, then enter the number without spaces or with them",
    sensitive: true,
    countryKey: "phone_country_code",
    maxLength: LIMITS.phone,
    autoComplete: autoComplete ? "tel" : "off",
    inputMode: "tel",
  };
}

/** `addressKey` is the beginning of the keys: `address` gives `address_line1` and so on. */
export function addressSpecs(
  addressKey: string,
  { prefix, when }: Naming & { when?: FieldSpec["appliesWhen"] } = {},
): FieldSpec[] {
  const condition = when ? { appliesWhen: when } : {};
  const line = (part: string, label: string, maxLength: number, wide: boolean): FieldSpec => ({
    path: at(prefix, `${addressKey}_${part}`),
    label,
    kind: "text",
    latinTwin: `${addressKey}_${part}_en`,
    maxLength,
    autoComplete: "off",
    wide,
    ...condition,
  });
  return [
    { ...countrySpec(at(prefix, `${addressKey}_country`), "Country"), ...condition },
    line("line1", "Street and number", LIMITS.addressLine, true),
    line("line2", "Apartment, floor or building", LIMITS.addressLine, true),
    line("city", "City or town", LIMITS.city, false),
    {
      path: at(prefix, `${addressKey}_state`),
      label: "State or region",
      kind: "subdivision",
      countryKey: `${addressKey}_country`,
      autoComplete: "off",
      ...condition,
    },
    {
      path: at(prefix, `${addressKey}_zip_code`),
      label: "Postcode",
      kind: "text",
      maxLength: LIMITS.postcode,
      autoComplete: "off",
      ...condition,
    },
  ];
}

const isOtherId = (holder: Holder) => holder.identification_type === "OTHER";

export function identificationSpecs({ prefix }: Naming = {}): FieldSpec[] {
  return [
    {
      path: at(prefix, "identification_type"),
      label: "Type of ID",
      kind: "select",
      options: IDENTIFICATION_TYPE_OPTIONS,
      autoComplete: "off",
    },
    {
      path: at(prefix, "identification_custom_type"),
      label: "Name of the ID",
      kind: "text",
      help: "For example military ID card",
      appliesWhen: isOtherId,
      maxLength: LIMITS.customType,
      autoComplete: "off",
    },
    countrySpec(at(prefix, "identification_issuing_country"), "Issued by"),
    {
      path: at(prefix, "identification_value"),
      label: "ID number",
      kind: "text",
      sensitive: true,
      countryKey: "identification_issuing_country",
      maxLength: LIMITS.identifier,
      autoComplete: "off",
    },
    { path: at(prefix, "identification_issue_date"), label: "Issued on", kind: "date", autoComplete: "off" },
    {
      path: at(prefix, "identification_expiry_date"),
      label: "Valid until",
      kind: "date",
      help: "Leave empty when the ID does not expire",
      autoComplete: "off",
    },
  ];
}

export function personSpecs(naming: Naming = {}): FieldSpec[] {
  const { prefix } = naming;
  return [
    ...nameSpecs(naming),
    birthDate(naming),
    countrySpec(at(prefix, "nationality"), "Nationality"),
    countrySpec(at(prefix, "country_of_residence"), "Country of residence"),
    {
      path: at(prefix, "job_title"),
      label: "Role in the company",
      kind: "text",
      maxLength: LIMITS.jobTitle,
      autoComplete: "off",
    },
    {
      path: at(prefix, "email"),
      label: "E-mail",
      kind: "email",
      maxLength: LIMITS.email,
      autoComplete: "off",
      inputMode: "email",
    },
    phoneSpec(naming),
    ...identificationSpecs(naming),
    ...addressSpecs("address", naming),
  ];
}

/** What merchants note for themselves; the same for both types. */
export const REFERENCE_SPECS: readonly FieldSpec[] = [
  {
    path: "external_id",
    label: "Your reference",
    kind: "text",
    help: "The customer's id in your own system. No two customers may share it.",
    maxLength: LIMITS.externalId,
    autoComplete: "off",
  },
  {
    path: "description",
    label: "Note",
    kind: "textarea",
    maxLength: LIMITS.description,
    autoComplete: "off",
    wide: true,
  },
  { path: "registration_date", label: "Registered with you on", kind: "date", autoComplete: "off" },
  {
    path: "registration_ip",
    label: "Registered from IP address",
    kind: "text",
    placeholder: "203.0.113.7",
    autoComplete: "off",
    inputMode: "decimal",
  },
  {
    path: "metadata",
    label: "Extra data",
    kind: "keyvalue",
    help: "Pairs of a key and a value that come back to you unchanged. Do not put personal data here.",
    autoComplete: "off",
    wide: true,
  },
];
