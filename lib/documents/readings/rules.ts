import { type CivilDate, isCivilDate } from "@/lib/core/civil-date";
import { countryName, toAlpha2 } from "@/lib/core/geo";
import type { MrzFields, MrzFormat } from "@/lib/core/mrz/types";
import type { CompanyPerson, CustomerProfile, IndividualProfile } from "@/lib/customers/input";
import { zoneSpellings } from "./rules-names";
import type { ComparedField, TypedPerson } from "./types";

/** How many characters of the two names, the fillers between them included, a zone has room for. */
const NAME_ROOM: Readonly<Record<MrzFormat, number>> = { TD1: 30, TD2: 31, TD3: 39 };
const NUMBER_ROOM = 9;

/** What a document says beside what was typed of its person. Left out is what was not typed or what the zone does not say. */
export function compareReading(
  person: TypedPerson,
  { format, fields }: { format: MrzFormat; fields: MrzFields },
  today: CivilDate,
): ComparedField[] {
  return [
    compareNames(person, format, fields),
    compareNumber(person, fields),
    compareDate("birth_date", person.birthDate, fields.birthDate, (date) => date <= today),
    compareDate("expiry_date", person.expiryDate, fields.expiryDate, (date) => date >= "2000-01-01"),
    compareNationality(person, fields),
    compareSex(person, fields),
  ].filter((compared) => compared !== null);
}

function compareNames(person: TypedPerson, format: MrzFormat, fields: MrzFields): ComparedField | null {
  const [first] = person.names;
  if (!first) return null;
  // A zone without a filler at its end had to cut the names.
  const written = fields.surname.length + (fields.givenNames ? fields.givenNames.length + 2 : 0);
  const isCut = written >= NAME_ROOM[format];
  const same = person.names.some(
    ({ surname, given }) =>
      agrees(surname, fields.surname, isCut && fields.givenNames === "") &&
      (isCut && fields.givenNames === "" ? true : agrees(given, fields.givenNames, isCut)),
  );
  return {
    field: "name",
    typed: [first.given, first.surname].filter(Boolean).join(" "),
    read: [fields.givenNames, fields.surname].filter(Boolean).join(" "),
    same,
  };
}

/** Equal after transliteration; where the zone had no room, each word as far as it goes. */
function agrees(typed: string, read: string, isCut: boolean): boolean {
  const letters = read.replaceAll(" ", "");
  const spellings = zoneSpellings(typed);
  if (spellings.length === 0) return letters === "";
  if (spellings.includes(letters)) return true;
  return isCut && letters !== "" && (spellings.some((one) => one.startsWith(letters)) || isShortened(typed, read));
}

function isShortened(typed: string, read: string): boolean {
  const words = typed.split(/[\s-]+/).filter(Boolean);
  const shown = read.split(" ");
  return (
    shown.length <= words.length &&
    shown.every((part, index) => zoneSpellings(words[index] ?? "").some((word) => word.startsWith(part)))
  );
}

function compareNumber({ number }: TypedPerson, { documentNumber }: MrzFields): ComparedField | null {
  if (!number || documentNumber === "") return null;
  const typed = number.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const isCut = documentNumber.length === NUMBER_ROOM && typed.length > NUMBER_ROOM;
  const same = typed === documentNumber || (isCut && typed.startsWith(documentNumber));
  return { field: "number", typed: number, read: documentNumber, same };
}

/** `YYMMDD` in the century that was typed if that is possible, otherwise the latest that is. */
function compareDate(
  field: "birth_date" | "expiry_date",
  typed: CivilDate | undefined,
  read: string,
  isPossible: (date: CivilDate) => boolean,
): ComparedField | null {
  if (!typed || !/^\d{6}$/.test(read)) return null;
  const dates = ["20", "19"]
    .map((century) => `${century}${read.slice(0, 2)}-${read.slice(2, 4)}-${read.slice(4)}`)
    .filter((date) => isCivilDate(date) && isPossible(date));
  return { field, typed, read: dates.includes(typed) ? typed : (dates[0] ?? read), same: dates.includes(typed) };
}

/** Codes of three letters that are no country of ISO 3166 but stand for one. */
const ZONE_CODES: Readonly<Record<string, string>> = { D: "DE", GBD: "GB", GBN: "GB", GBO: "GB", GBP: "GB", GBS: "GB" };

function compareNationality({ nationalities }: TypedPerson, { nationality }: MrzFields): ComparedField | null {
  const code = ZONE_CODES[nationality] ?? toAlpha2(nationality);
  if (nationalities.length === 0 || !code) return null;
  return {
    field: "nationality",
    typed: nationalities.map(countryName).join(" and "),
    read: countryName(code),
    same: nationalities.includes(code),
  };
}

const SEX_WORDS = { F: "Female", M: "Male" } as const;

function compareSex({ sex: typed }: TypedPerson, { sex: read }: MrzFields): ComparedField | null {
  if (!typed || read === "") return null;
  return { field: "sex", typed: SEX_WORDS[typed], read: SEX_WORDS[read], same: typed === read };
}

/** The person whose document it is, as typed; null when nobody in the profile has that place. */
export function typedPerson(profile: CustomerProfile, subject: string): TypedPerson | null {
  const person = personOf(profile, subject);
  if (!person) return null;
  const second = "secondary_nationality" in person ? person.secondary_nationality : undefined;
  const gender = "gender" in person ? person.gender : undefined;
  const name = (first: string | undefined, middle: string | undefined, last: string | undefined) => ({
    surname: last ?? "",
    given: [first, middle].filter(Boolean).join(" "),
  });
  const latin = name(
    person.first_name_en ?? person.first_name,
    person.middle_name_en ?? person.middle_name,
    person.last_name_en ?? person.last_name,
  );
  const names = [name(person.first_name, person.middle_name, person.last_name), latin];
  return {
    names: names.filter(({ surname, given }) => surname !== "" || given !== ""),
    number: person.identification_value,
    birthDate: person.dob,
    expiryDate: person.identification_expiry_date,
    nationalities: [person.nationality, second].filter((code) => code !== undefined),
    sex: gender === "FEMALE" ? "F" : gender === "MALE" ? "M" : undefined,
  };
}

function personOf(profile: CustomerProfile, subject: string): IndividualProfile | CompanyPerson | null {
  if (profile.type === "INDIVIDUAL") return subject === "customer" ? profile : null;
  if (subject === "authorized_user") return profile.authorized_user ?? null;
  const [part, key] = subject.split(":");
  const people = part === "director" ? profile.directors : part === "owner" ? profile.ultimate_beneficial_owners : [];
  return people?.find((person) => person.key === key) ?? null;
}
