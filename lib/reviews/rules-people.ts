import type { IdentificationType } from "@/lib/customers/constants-profile";
import type { CompanyPerson, CustomerProfile, IndividualProfile } from "@/lib/customers/input";

/** What the checks need to know of one person, whatever part the person plays. */
export type ReviewedPerson = {
  who: string;
  names: string[];
  dob: string | undefined;
  residence: string | undefined;
  addressCountry: string | undefined;
  nationalities: string[];
  idType: IdentificationType | undefined;
  idNumber: string | undefined;
  issuer: string | undefined;
};

const present = (values: readonly (string | undefined)[]) =>
  values.filter((value): value is string => value !== undefined);

function latinName(person: IndividualProfile | CompanyPerson): string {
  return present([
    person.first_name_en ?? person.first_name,
    person.middle_name_en ?? person.middle_name,
    person.last_name_en ?? person.last_name,
  ]).join(" ");
}

function reviewed(who: string, person: IndividualProfile | CompanyPerson, second: string | undefined): ReviewedPerson {
  const name = present([person.first_name, person.middle_name, person.last_name]).join(" ");
  const short = present([person.first_name, person.last_name]).join(" ");
  return {
    who: name ? `${who} ${name}` : who,
    names: [...new Set([name, short, latinName(person)])].filter((one) => one !== ""),
    dob: person.dob,
    residence: person.country_of_residence,
    addressCountry: person.address_country,
    nationalities: present([person.nationality, second]),
    idType: person.identification_type,
    idNumber: person.identification_value,
    issuer: person.identification_issuing_country ?? person.nationality,
  };
}

/** Everybody in a profile: the individual, or the authorised user, directors and owners of a company. */
export function peopleOf(profile: CustomerProfile): ReviewedPerson[] {
  if (profile.type === "INDIVIDUAL") return [reviewed("Customer", profile, profile.secondary_nationality)];
  return [
    ...(profile.authorized_user ? [reviewed("Authorised user", profile.authorized_user, undefined)] : []),
    ...(profile.directors ?? []).map((person) => reviewed("Director", person, undefined)),
    ...(profile.ultimate_beneficial_owners ?? []).map((person) => reviewed("Owner", person, undefined)),
  ];
}

/** Every country that a profile touches, each once. */
export function countriesOf(profile: CustomerProfile): string[] {
  const ofCompany =
    profile.type === "COMPANY"
      ? [profile.incorporation_country, profile.registered_address_country, profile.operating_address_country]
      : [];
  const ofPeople = peopleOf(profile).flatMap((person) => [
    person.residence,
    person.addressCountry,
    person.issuer,
    ...person.nationalities,
  ]);
  return [...new Set(present([...ofCompany, ...ofPeople]))];
}
