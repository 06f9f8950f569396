import { addDays, addYears } from "@/lib/core/civil-date";
import { checkIdentifier, type IdentifierKind } from "@/lib/core/identifiers";
import { toLatin } from "@/lib/core/text-latin";
import { seeded } from "@/lib/documents/specimens/seeded";
import type { Role } from "./cast";
import { PLACES, type Place } from "./places";

export function placeOf(role: Role): Place {
  const place = PLACES[role.place];
  if (!place) throw new Error(`The demo has no place ${role.place}`);
  return place;
}

const digits = (random: () => number, pattern: string, sign: string) =>
  [...pattern].map((character) => (character === sign ? String(Math.floor(random() * 10)) : character)).join("");

/** The first number of a shape that passes the country's own check. */
function validNumber(random: () => number, kind: IdentifierKind, country: string, shapes: string[]): string {
  for (let attempt = 0; attempt < 20_000; attempt++) {
    const shape = shapes[attempt % shapes.length] ?? "";
    const check = checkIdentifier(kind, country, digits(random, shape, "#"));
    if (check.ok) return check.normalized;
  }
  throw new Error(`The demo found no valid ${kind} of ${country}`);
}

const REGISTRATION: Record<string, string[]> = {
  AU: ["#########"],
  NZ: ["94##########", "#######"],
  SG: ["20######1A", "20#######K", "20#######D", "20#######M"],
  GB: ["0#######"],
  US: ["84-#######", "#######"],
  DE: ["HRB######"],
};

const twin = (key: string, value: string) => (/^[ -~]*$/.test(value) ? {} : { [`${key}_en`]: toLatin(value) });

function idOf(role: Role, random: () => number): { type: string; number: string } {
  const type = role.idType ?? "PASSPORT";
  const shape = type === "PASSPORT" ? placeOf(role).passport : type === "DRIVERS_LICENCE" ? "########" : "L01X00T##";
  return { type, number: digits(random, shape, "#") };
}

function personValues(role: Role, names: string[], random: () => number, today: string, idNumber: string | null) {
  const place = placeOf(role);
  const [first = "", last = ""] = names;
  const id = idOf(role, random);
  const nationality = role.nationality ?? place.country;
  return {
    first_name: first,
    ...twin("first_name", first),
    last_name: last,
    ...twin("last_name", last),
    dob: role.birthDate ?? addDays(addYears(today, -22 - Math.floor(random() * 40)), -Math.floor(random() * 360)),
    nationality,
    identification_type: id.type,
    identification_value: idNumber ?? id.number,
    identification_issuing_country: id.type === "PASSPORT" ? nationality : place.country,
    identification_issue_date: addYears(today, -2),
    identification_expiry_date:
      role.idExpiresIn === undefined ? addYears(today, 6) : addDays(today, role.daysAgo + role.idExpiresIn),
  };
}

function address(prefix: string, place: Place, random: () => number) {
  const street = place.streets[Math.floor(random() * place.streets.length)] ?? "Main Street";
  const line1 = `${1 + Math.floor(random() * 180)} ${street}`;
  return {
    [`${prefix}_line1`]: line1,
    ...twin(`${prefix}_line1`, line1),
    [`${prefix}_city`]: place.city,
    ...twin(`${prefix}_city`, place.city),
    ...(place.state ? { [`${prefix}_state`]: place.state } : {}),
    [`${prefix}_zip_code`]: place.zip,
    [`${prefix}_country`]: place.country,
  };
}

const mailName = (text: string) =>
  toLatin(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ".")
    .replace(/^\.|\.$/g, "");

/** What somebody would have typed into the wizard for this customer, on that day. */
export function valuesOf(role: Role, today: string, sharedId: string | null): Record<string, unknown> {
  const random = seeded(`demo/${role.names.join(" ")}`);
  const place = placeOf(role);
  const common = {
    type: role.type,
    external_id: `ACM-${10_000 + Math.floor(random() * 89_999)}-${role.daysAgo}`,
    ...(role.metadata ? { metadata: role.metadata } : {}),
  };
  if (role.type === "COMPANY") {
    const name = role.names[0] ?? "";
    const company = {
      ...common,
      name,
      company_email: `accounts@${mailName(name).split(".").slice(0, 2).join("-")}.example`,
      incorporation_country: place.country,
    };
    if (role.purpose === "BASIC") return company;
    return {
      ...company,
      registration_number: validNumber(
        random,
        "company_registration",
        place.country,
        REGISTRATION[place.country] ?? ["########"],
      ),
      incorporation_date: addDays(addYears(today, -3 - Math.floor(random() * 12)), -Math.floor(random() * 300)),
      website: `https://www.${mailName(name).split(".").slice(0, 2).join("-")}.example`,
      ...address("registered_address", place, random),
      nature_of_business: "5223",
      source_of_funding: "BUSINESS_REVENUE",
      expected_monthly_volume_usd: 10_000 * (1 + Math.floor(random() * 40)),
      authorized_user: {
        ...personValues(role, ["Robin", "Marsh"], random, today, null),
        email: "robin.marsh@example.com",
        job_title: "Director",
      },
      directors: [{ key: "director01", first_name: "Robin", last_name: "Marsh" }],
      ultimate_beneficial_owners: [
        { key: "owner00001", first_name: "Kim", last_name: "Castellan", ownership_percentage: 60 },
      ],
    };
  }
  const [first = "", last = ""] = role.names;
  const basic = {
    ...common,
    first_name: first,
    ...twin("first_name", first),
    last_name: last,
    ...twin("last_name", last),
    email: `${mailName(`${first} ${last}`)}@example.com`,
    country_of_residence: place.country,
  };
  if (role.purpose === "BASIC") return basic;
  const { dob, ...person } = personValues(role, role.names, random, today, sharedId);
  return {
    ...basic,
    ...person,
    ...(role.fate === "without_birth_date" ? {} : { dob }),
    phone_country_code: place.country,
    phone_number: digits(random, place.phone, "x"),
    ...address("address", place, random),
    ...(place.country === "AU"
      ? { tax_info: [{ country_code: "AU", document_id: validNumber(random, "tfn", "AU", ["#########"]) }] }
      : {}),
    employment_status: "EMPLOYED",
    occupation_id: 17,
    purpose_id: 1,
    source_of_fund_ids: [1],
    monthly_volume_usd: 500 * (1 + Math.floor(random() * 20)),
  };
}
