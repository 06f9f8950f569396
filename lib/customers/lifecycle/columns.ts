import { blindIndex, seal } from "@/lib/core/crypto";
import { normalizeIdentifier } from "@/lib/core/identifiers";
import { nameKey } from "@/lib/core/text";
import type { CustomerProfile } from "@/lib/customers/input";
import { displayName } from "@/lib/customers/rules";

const profileBinding = (orgId: string, customerId: string) => ({
  orgId,
  table: "customers",
  rowId: customerId,
  column: "profile",
});

export const versionBinding = (orgId: string, customerId: string, version: number) => ({
  orgId,
  table: "customer_versions",
  rowId: customerId,
  column: `profile:${version}`,
});

export { profileBinding };

/** The number that the customer proves identity with, and its kind: blank when not given. */
function identityIndexes(orgId: string, profile: CustomerProfile) {
  const index = (kind: string, value: string) => blindIndex(orgId, kind, normalizeIdentifier(value));
  const isPerson = profile.type === "INDIVIDUAL";
  const number = isPerson ? profile.identification_value : profile.registration_number;
  const issuer = isPerson
    ? (profile.identification_issuing_country ?? profile.nationality ?? "")
    : (profile.incorporation_country ?? "");
  const birth = isPerson ? profile.dob : profile.incorporation_date;
  return {
    idIndex: number ? index(`${profile.type}:${issuer}`, number) : null,
    taxIndexes: isPerson
      ? (profile.tax_info ?? []).map((tax) => index(`TAX:${tax.country_code}`, tax.document_id))
      : [],
    // Never on the birth date alone: it would be a lookup table of dates.
    birthIndex: birth ? blindIndex(orgId, "NAME_BIRTH", `${nameKey(displayName(profile))}|${birth}`) : null,
  };
}

/** The columns of a customer row by which others are taken for the same. */
export const identityColumns = (orgId: string, profile: CustomerProfile) => ({
  email: (profile.type === "INDIVIDUAL" ? profile.email : profile.company_email) ?? null,
  externalId: profile.external_id ?? null,
  ...identityIndexes(orgId, profile),
});

/** The columns of a customer row that follow from the profile. */
export function profileColumns(orgId: string, customerId: string, profile: CustomerProfile) {
  const name = displayName(profile);
  return {
    ...identityColumns(orgId, profile),
    displayName: name,
    nameKey: nameKey(name),
    country: (profile.type === "INDIVIDUAL" ? profile.country_of_residence : profile.incorporation_country) ?? null,
    metadata: profile.metadata ?? {},
    profileSealed: seal(JSON.stringify(profile), profileBinding(orgId, customerId)),
  };
}
