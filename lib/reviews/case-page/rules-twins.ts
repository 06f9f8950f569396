import { countryName } from "@/lib/core/geo";
import { nameKey } from "@/lib/core/text";
import type { CustomerProfile } from "@/lib/customers/input";
import { displayName } from "@/lib/customers/rules";
import { type MaskKind, maskValue } from "@/lib/customers/rules-masking";
import type { TwinField } from "./types";

type Fact = {
  label: string;
  /** As people read it; null when it was not given. */
  shown: string | null;
  /** What is compared; blank when it was not given. */
  key: string;
  mask?: MaskKind;
};

const joined = (parts: readonly (string | undefined)[], by = ", ") =>
  parts.filter((part) => part !== undefined && part !== "").join(by);
const plain = (text: string) => nameKey(text).replaceAll(" ", "");

function fact(label: string, value: string | undefined, mask?: MaskKind): Fact {
  const shown = value === undefined || value === "" ? null : value;
  return { label, shown, key: shown === null ? "" : plain(shown), ...(mask ? { mask } : {}) };
}

function individualFacts(profile: Extract<CustomerProfile, { type: "INDIVIDUAL" }>): Fact[] {
  const taxes = (profile.tax_info ?? []).map((tax) => tax.document_id);
  const address = [profile.address_line1, profile.address_line2, profile.address_zip_code, profile.address_city];
  return [
    fact("Date of birth", profile.dob, "date"),
    fact("ID number", profile.identification_value, "identifier"),
    fact("Tax number", taxes.join(" "), "identifier"),
    fact("E-mail", profile.email),
    fact("Phone", profile.phone_number_e164, "phone"),
    fact("Address", joined([...address, profile.address_country && countryName(profile.address_country)])),
  ];
}

function companyFacts(profile: Extract<CustomerProfile, { type: "COMPANY" }>): Fact[] {
  const address = [
    profile.registered_address_line1,
    profile.registered_address_line2,
    profile.registered_address_zip_code,
    profile.registered_address_city,
  ];
  const country = profile.registered_address_country;
  return [
    fact("Incorporated on", profile.incorporation_date),
    fact("Registration number", profile.registration_number, "identifier"),
    fact("E-mail", profile.company_email),
    fact("Website", profile.website),
    fact("Registered address", joined([...address, country && countryName(country)])),
    fact("Directors", joined((profile.directors ?? []).map((one) => joined([one.first_name, one.last_name], " ")))),
  ];
}

function factsOf(profile: CustomerProfile): Fact[] {
  const rest = profile.type === "INDIVIDUAL" ? individualFacts(profile) : companyFacts(profile);
  return [fact("Name", displayName(profile)), ...rest];
}

const shownAs = ({ shown, mask }: Fact) => (shown !== null && mask ? maskValue(mask, shown) : shown);

/**
 * Two customers side by side. Identifiers are compared in full and shown masked: the other one's are nobody's business here,
 * whether they are the same is.
 */
export function compareTwins(ours: CustomerProfile, theirs: CustomerProfile): TwinField[] {
  const others = new Map(factsOf(theirs).map((one) => [one.label, one]));
  return factsOf(ours).flatMap((own): TwinField[] => {
    const other = others.get(own.label) ?? fact(own.label, undefined);
    if (own.key === "" && other.key === "") return [];
    const result = own.key === "" || other.key === "" ? "ABSENT" : own.key === other.key ? "SAME" : "DIFFERENT";
    return [{ label: own.label, ours: shownAs(own), theirs: shownAs(other), result }];
  });
}
