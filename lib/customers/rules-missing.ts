import { MISSING_MARKS, type MissingMark } from "./constants-missing";
import type { MissingItem } from "./types";

/** By the beginning of a field's path; the first that fits counts. */
const BY_PATH: readonly (readonly [RegExp, MissingMark])[] = [
  [/^authorized_user\b/, "AUTHORISED_USER"],
  [/^directors\b/, "DIRECTOR"],
  [/^ultimate_beneficial_owners\b/, "OWNER"],
  [/^(first_name|middle_name|last_name|name|trading_name)(_en)?$/, "NAME"],
  [/^(email|company_email)$/, "EMAIL"],
  [/^(country_of_residence|incorporation_country)$/, "COUNTRY"],
  [/^dob$/, "BIRTH_DATE"],
  [/^nationality$/, "NATIONALITY"],
  [/^(registered_)?address_/, "ADDRESS"],
  [/^identification_/, "IDENTIFICATION"],
  [/^(registration_number|incorporation_date|nature_of_business)$/, "REGISTRATION"],
];

const BY_SLOT: Readonly<Record<string, MissingMark>> = {
  ID_PROOF: "ID_PROOF",
  ADDRESS_PROOF: "ADDRESS_PROOF",
  COMPANY_ADDRESS_PROOF: "ADDRESS_PROOF",
  UBO_ADDRESS_PROOF: "ADDRESS_PROOF",
};

function markOf(item: MissingItem): MissingMark {
  if (item.kind === "document") return BY_SLOT[item.slot ?? ""] ?? "OTHER_DOCUMENT";
  return BY_PATH.find(([pattern]) => pattern.test(item.key))?.[1] ?? "OTHER_FIELD";
}

/** What is missing in the words that lists filter by: each once, in the order of the catalogue. */
export function missingMarks(items: readonly MissingItem[]): MissingMark[] {
  const found = new Set(items.map(markOf));
  return MISSING_MARKS.filter((mark) => found.has(mark));
}
