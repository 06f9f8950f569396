import fc from "fast-check";
import { addYears } from "@/lib/core/civil-date";
import { COUNTRIES } from "@/lib/core/geo";
import { NATURES_OF_BUSINESS } from "@/lib/customers/constants-nature-of-business";
import {
  EMPLOYMENT_STATUSES,
  GENDERS,
  IDENTIFICATION_TYPES,
  SOURCES_OF_FUNDING,
} from "@/lib/customers/constants-profile";
import { ACCOUNT_PURPOSES, OCCUPATIONS, SOURCES_OF_FUND } from "@/lib/customers/constants-reference";
import type { CompanyProfile, IndividualProfile } from "@/lib/customers/input";
import type { DocumentFact } from "@/lib/documents/rules";

// Sample profiles for tests only.

export const TODAY = "2026-03-15";

export const COMPLETE_INDIVIDUAL: IndividualProfile = {
  type: "INDIVIDUAL",
  first_name: "Jane",
  last_name: "Nguyen",
  dob: "1990-04-02",
  email: "jane@example.com",
  country_of_residence: "AU",
  nationality: "AU",
  phone_country_code: "AU",
  phone_number: "412345678",
  phone_number_e164: "+61412345678",
  address_country: "AU",
  address_line1: "12 Harbour Street",
  address_city: "Sydney",
  address_state: "AU-NSW",
  address_zip_code: "2000",
  identification_type: "PASSPORT",
  identification_issuing_country: "AU",
  identification_value: "PA1234567",
  identification_expiry_date: "2030-01-01",
  tax_info: [{ country_code: "AU", document_type: "tfn", document_id: "123456782" }],
};

export const COMPLETE_COMPANY: CompanyProfile = {
  type: "COMPANY",
  name: "Harbour Trading Pty Ltd",
  company_email: "office@harbour.example",
  incorporation_country: "AU",
  incorporation_date: "2015-07-01",
  registration_number: "51824753556",
  registered_address_country: "AU",
  registered_address_line1: "1 Quay Road",
  registered_address_city: "Sydney",
  registered_address_state: "AU-NSW",
  registered_address_zip_code: "2000",
  nature_of_business: "5223",
  authorized_user: {
    first_name: "Ada",
    last_name: "Park",
    dob: "1985-05-05",
    nationality: "AU",
    email: "ada@harbour.example",
    identification_type: "DRIVERS_LICENCE",
    identification_value: "NSW123456",
  },
  directors: [{ key: "dir00001", first_name: "Ada", last_name: "Park" }],
  ultimate_beneficial_owners: [{ key: "own00001", first_name: "Ben", last_name: "Lim", ownership_percentage: 60 }],
};

const filed = { expiresOn: null, issuedOn: null, review: "PENDING" } as const;
export const INDIVIDUAL_DOCUMENTS: readonly DocumentFact[] = [
  { ...filed, slot: "ID_PROOF", subject: "customer", docType: "PASSPORT", side: "SINGLE" },
  {
    ...filed,
    slot: "ADDRESS_PROOF",
    subject: "customer",
    docType: "UTILITY_BILL",
    side: "SINGLE",
    issuedOn: "2026-02-01",
  },
];
export const COMPANY_DOCUMENTS: readonly DocumentFact[] = [
  { ...filed, slot: "ID_PROOF", subject: "authorized_user", docType: "DRIVERS_LICENCE", side: "FRONT" },
  { ...filed, slot: "ID_PROOF", subject: "authorized_user", docType: "DRIVERS_LICENCE", side: "BACK" },
  {
    ...filed,
    slot: "COMPANY_ADDRESS_PROOF",
    subject: "customer",
    docType: "BANK_STATEMENT",
    side: "SINGLE",
    issuedOn: "2026-02-01",
  },
];

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const word = fc.constantFrom("Jane", "José", "李明", "O’Neill", "Łukasz", "محمد", "van der Berg", "  Zoë ", "Ōta", "");
const ascii = fc.constantFrom("Jane", "Jose", "Li Ming", "ONeill", " Zoe ", "");
const country = fc.constantFrom(...COUNTRIES.map(({ code }) => code));
const day = fc.integer({ min: -90, max: -19 }).map((years) => addYears(TODAY, years));
const later = fc.integer({ min: 1, max: 20 }).map((years) => addYears(TODAY, years));
const idNumber = fc.stringMatching(/^[A-Z0-9]{9}$/);

const identification = {
  identification_type: optional(fc.constantFrom(...IDENTIFICATION_TYPES.filter((type) => type !== "NATIONAL_ID"))),
  identification_custom_type: optional(word),
  identification_value: optional(
    fc.oneof(
      idNumber,
      idNumber.map((value) => ` ${value.toLowerCase().replace(/(.{3})/g, "$1-")}`),
    ),
  ),
  identification_expiry_date: optional(later),
};

const names = { middle_name: optional(word), middle_name_en: optional(ascii), last_name_en: optional(ascii) };

const needed = word.filter((text) => text.trim() !== "");

/** What people may type and the schema accepts; not all of it is complete. */
const typedIndividual = fc.record({
  type: fc.constant("INDIVIDUAL" as const),
  first_name: needed,
  first_name_en: optional(ascii),
  last_name: needed,
  ...names,
  dob: optional(day),
  gender: optional(fc.constantFrom(...GENDERS)),
  email: optional(fc.constantFrom("Jane.Doe@Example.COM", "a@b.co", "")),
  country_of_residence: fc.constant("AU"),
  nationality: optional(country),
  phone_country_code: optional(fc.constantFrom("AU")),
  phone_number: optional(fc.constantFrom("0412 345 678", "+61 2 9374 4000", "02 9374 4000", "")),
  address_line1: optional(word),
  address_line1_en: optional(ascii),
  address_city: optional(word),
  address_zip_code: optional(fc.constantFrom("2000", " 3000 ", "")),
  ...identification,
  tax_info: optional(
    fc.subarray([
      { country_code: "AU", document_type: "TFN", document_id: "123 456 782" },
      { country_code: "US", document_id: "536-90-4399" },
      { country_code: "", document_id: "" },
    ]),
  ),
  employment_status: optional(fc.constantFrom(...EMPLOYMENT_STATUSES)),
  occupation_id: optional(fc.constantFrom(...OCCUPATIONS.map((entry) => entry.value), "3")),
  purpose_id: optional(fc.constantFrom(...ACCOUNT_PURPOSES.map((entry) => entry.value))),
  purpose_remarks: optional(fc.constantFrom("Rent\r\n\r\n\r\nand  bills", "")),
  source_of_fund_ids: optional(
    fc.subarray(
      SOURCES_OF_FUND.map((entry) => entry.value),
      { maxLength: 10 },
    ),
  ),
  monthly_volume_usd: optional(fc.oneof(fc.nat(1_000_000), fc.nat(1_000_000).map(String), fc.constant(""))),
  external_id: optional(fc.stringMatching(/^[A-Za-z0-9-]{1,40}$/)),
  metadata: optional(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 20 }), { maxKeys: 4 })),
});

const person = {
  first_name: optional(word),
  first_name_en: optional(ascii),
  last_name: optional(word),
  ...names,
  dob: optional(day),
  nationality: optional(country),
  email: optional(fc.constantFrom("A@B.co", "")),
  ...identification,
};

const typedCompany = fc.record({
  type: fc.constant("COMPANY" as const),
  name: needed,
  name_en: optional(ascii),
  company_email: optional(fc.constantFrom("Office@Example.com", "")),
  incorporation_country: optional(fc.constantFrom("AU")),
  registration_number: optional(fc.constantFrom("51 824 753 556", "004 085 616", "")),
  incorporation_date: optional(day),
  website: optional(fc.constantFrom("example.com", "http://example.com/a?b=c", "")),
  operating_address_same: optional(fc.boolean()),
  operating_address_city: optional(word),
  nature_of_business: optional(fc.constantFrom(...NATURES_OF_BUSINESS.map((entry) => entry.value))),
  source_of_funding: optional(fc.constantFrom(...SOURCES_OF_FUNDING)),
  authorized_user: optional(fc.record(person)),
  directors: optional(
    fc.uniqueArray(fc.record({ key: fc.stringMatching(/^d[a-z0-9]{5,9}$/), ...person }), {
      selector: (one) => one.key,
      maxLength: 3,
    }),
  ),
  ultimate_beneficial_owners: optional(
    fc.uniqueArray(
      fc.record({
        key: fc.stringMatching(/^w[a-z0-9]{5,9}$/),
        ...person,
        ownership_percentage: optional(fc.constantFrom(25.5, "33.33", 1, "")),
      }),
      { selector: (one) => one.key, maxLength: 3 },
    ),
  ),
});

export const typedProfile = fc.oneof(typedIndividual, typedCompany);
