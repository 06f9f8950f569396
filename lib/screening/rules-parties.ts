import type { CompanyPerson, CustomerProfile, IndividualProfile } from "@/lib/customers/input";
import { displayName } from "@/lib/customers/rules";
import type { Party } from "./types";

const present = (values: readonly (string | undefined)[]) => [
  ...new Set(values.filter((value): value is string => value !== undefined && value.trim() !== "")),
];
const joined = (values: readonly (string | undefined)[]) => present(values).join(" ");

function person(party: string, role: string, one: IndividualProfile | CompanyPerson, second?: string): Party | null {
  const typed = joined([one.first_name, one.middle_name, one.last_name]);
  const latin = joined([
    one.first_name_en ?? one.first_name,
    one.middle_name_en ?? one.middle_name,
    one.last_name_en ?? one.last_name,
  ]);
  const names = present([typed, latin]);
  if (names.length === 0) return null;
  return {
    party,
    who: `${role} ${names[0]}`,
    kind: "PERSON",
    names,
    birthDate: one.dob ?? null,
    countries: present([one.nationality, second, one.country_of_residence]),
  };
}

/** Everybody who is screened: the individual; or the company with its authorised user, directors and owners. */
export function partiesOf(profile: CustomerProfile): Party[] {
  if (profile.type === "INDIVIDUAL") {
    const one = person("customer", "Customer", profile, profile.secondary_nationality);
    return one ? [one] : [];
  }
  const names = present([displayName(profile), profile.name_en, profile.trading_name, profile.trading_name_en]);
  const countries = present([
    profile.incorporation_country,
    profile.registered_address_country,
    profile.operating_address_country,
  ]);
  const birthDate = profile.incorporation_date ?? null;
  const company: Party = { party: "customer", who: "Company", kind: "COMPANY", names, birthDate, countries };
  const people = [
    profile.authorized_user ? person("authorized_user", "Authorised user", profile.authorized_user) : null,
    ...(profile.directors ?? []).map((one) => person(`director:${one.key}`, "Director", one)),
    ...(profile.ultimate_beneficial_owners ?? []).map((one) => person(`owner:${one.key}`, "Owner", one)),
  ];
  return [...(names.length > 0 ? [company] : []), ...people.filter((one) => one !== null)];
}
