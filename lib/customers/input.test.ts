import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { readProfile } from "./input";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL, TODAY, typedProfile } from "./testing/profiles";

const context = { today: TODAY, isSubdivision };
const person = (more: Record<string, unknown>) =>
  readProfile({ type: "INDIVIDUAL", first_name: "Jane", last_name: "Doe", ...more }, context);
const company = (more: Record<string, unknown>) => readProfile({ type: "COMPANY", name: "Acme", ...more }, context);
const fieldsOf = (reading: ReturnType<typeof readProfile>) => (reading.ok ? {} : reading.fields);

describe("customer profile input", () => {
  it("accepts what people type and reads its own answer back unchanged", () => {
    fc.assert(
      fc.property(typedProfile, (typed) => {
        const first = readProfile(typed, context);
        expect(fieldsOf(first)).toEqual({});
        if (!first.ok) return;
        const stored: unknown = JSON.parse(JSON.stringify(first.profile));
        expect(readProfile(stored, context)).toStrictEqual({ ok: true, profile: first.profile });
      }),
    );
  });

  it("keeps complete profiles as they are", () => {
    for (const profile of [COMPLETE_INDIVIDUAL, COMPLETE_COMPANY])
      expect(readProfile(profile, context)).toStrictEqual({ ok: true, profile: profile });
  });

  it("needs a name and nothing else", () => {
    expect(person({}).ok).toBe(true);
    expect(company({}).ok).toBe(true);
    expect(Object.keys(fieldsOf(readProfile({ type: "INDIVIDUAL", first_name: " \u200B" }, context))).sort()).toEqual([
      "first_name",
      "last_name",
    ]);
    expect(fieldsOf(readProfile({ type: "COMPANY", name: "" }, context))).toEqual({
      name: "Enter the name of the company",
    });
    expect(fieldsOf(readProfile({ type: "ROBOT" }, context))).toEqual({ type: "Choose individual or company" });
  });

  it.each(["=1+1", "---", "007", "=1+1\u3164"])("has no person whose name is %j, in any of its parts", (text) => {
    expect(fieldsOf(person({ first_name: text, middle_name: text, last_name: text }))).toEqual({
      first_name: "Enter the first name with at least one letter",
      middle_name: "Enter the middle name with at least one letter",
      last_name: "Enter the last name with at least one letter",
    });
    expect(fieldsOf(company({ directors: [{ key: "abcdef", first_name: text }] }))).toEqual({
      "directors.0.first_name": "Enter the first name with at least one letter",
    });
  });

  it.each(["李", "O’Neill", "Jean-Luc 2", "محمد", "J."])("has people who are called %s", (text) => {
    expect(fieldsOf(person({ first_name: text, last_name: text }))).toEqual({});
  });

  it.each(["---", "=+", "-\u3164-"])("has no company that is called %j", (text) => {
    expect(fieldsOf(company({ name: text, trading_name: text }))).toEqual({
      name: "Enter the name of the company with at least one letter or digit",
      trading_name: "Enter the trading name with at least one letter or digit",
    });
  });

  it.each(["1984", "7-11", "№ 5", "٣"])("has companies that are called %s", (text) => {
    expect(fieldsOf(company({ name: text }))).toEqual({});
  });

  it("refuses unknown keys at every level", () => {
    expect(fieldsOf(person({ nickname: "J" }))).toHaveProperty("nickname");
    expect(fieldsOf(company({ directors: [{ key: "abcdef", salary: 1 }] }))).toHaveProperty(["directors.0.salary"]);
  });

  it.each([
    ["dob", "1990-02-30"],
    ["dob", "2008-03-16"],
    ["dob", "2030-01-01"],
    ["dob", "1870-01-01"],
    ["email", "jane@"],
    ["gender", "F"],
    ["nationality", "XX"],
    ["first_name_en", "José"],
    ["middle_name", "a\u202Eb"],
    ["last_name", "..."],
    ["occupation_id", 999],
    ["occupation_id", 1.5],
    ["monthly_volume_usd", "1e3"],
    ["monthly_volume_usd", -1],
    ["source_of_fund_ids", [1, 999]],
    ["registration_ip", "::1"],
    ["registration_date", "2026-03-16"],
    ["external_id", "x".repeat(41)],
    ["phone_number", "12"],
    ["metadata", { "bad key": "x" }],
  ])("refuses %s %j at its own path", (key, value) => {
    const fields = Object.keys(fieldsOf(person({ country_of_residence: "AU", [key]: value })));
    expect(fields.map((path) => path.split(".")[0])).toEqual([key]);
  });

  it.each(["javascript:alert(1)", "ftp://example.com", "https://user:pw@example.com", "localhost", "https://"])(
    "refuses the website %s",
    (website) => expect(fieldsOf(company({ website }))).toHaveProperty("website"),
  );

  it("normalises and derives", () => {
    const reading = person({
      email: " Jane@Example.COM ",
      phone_number: "0412 345 678",
      country_of_residence: "au",
      identification_type: "PASSPORT",
      identification_value: "pa 123-4567",
      tax_info: [{ country_code: "AU", document_id: "123 456 782" }],
    });
    expect(reading).toMatchObject({
      profile: {
        email: "jane@example.com",
        country_of_residence: "AU",
        phone_country_code: "AU",
        phone_number_e164: "+61412345678",
        identification_value: "PA1234567",
        tax_info: [{ country_code: "AU", document_type: "tfn", document_id: "123456782" }],
      },
    });
  });

  it("holds the rules between fields", () => {
    expect(fieldsOf(person({ country_of_residence: "AU", address_country: "NZ" }))).toHaveProperty("address_country");
    expect(fieldsOf(person({ country_of_residence: "AU", phone_number: "+64211234567" }))).toHaveProperty(
      "phone_number",
    );
    expect(fieldsOf(person({ address_country: "AU", address_state: "US-CA" }))).toHaveProperty("address_state");
    expect(fieldsOf(person({ address_country: "AU", address_state: "AU-ZZZ" }))).toHaveProperty("address_state");
    expect(fieldsOf(person({ nationality: "AU", secondary_nationality: "AU" }))).toHaveProperty(
      "secondary_nationality",
    );
    expect(
      fieldsOf(person({ identification_issue_date: "2024-01-01", identification_expiry_date: "2023-01-01" })),
    ).toHaveProperty("identification_expiry_date");
    const tax = { country_code: "AU", document_id: "123456782" };
    expect(fieldsOf(person({ tax_info: [tax, tax] }))).toHaveProperty(["tax_info.1.country_code"]);
    expect(fieldsOf(person({ tax_info: [{ ...tax, document_type: "ssn" }] }))).toHaveProperty([
      "tax_info.0.document_type",
    ]);
  });

  it("names all that is wrong at once", () => {
    const fields = fieldsOf(
      person({
        first_name: "",
        dob: "1990-02-30",
        phone_number: "12",
        nationality: "AU",
        secondary_nationality: "AU",
        odd: 1,
      }),
    );
    expect(Object.keys(fields).sort()).toEqual(["dob", "first_name", "odd", "phone_number", "secondary_nationality"]);
  });

  it("takes an expired ID: it is missing, not wrong", () => {
    expect(person({ identification_expiry_date: TODAY }).ok).toBe(true);
  });

  it("lets owners share at most the whole company and people have keys of their own", () => {
    const owner = (key: string, ownership_percentage: unknown) => ({ key, first_name: "A", ownership_percentage });
    expect(
      company({
        ultimate_beneficial_owners: [owner("aaaaaa", "33.33"), owner("bbbbbb", 33.33), owner("cccccc", 33.34)],
      }).ok,
    ).toBe(true);
    const path = "ultimate_beneficial_owners.1.ownership_percentage";
    expect(
      fieldsOf(company({ ultimate_beneficial_owners: [owner("aaaaaa", 60), owner("bbbbbb", 40.01)] })),
    ).toHaveProperty([path]);
    for (const share of [0, 100.01, 12.345, "1e1"])
      expect(fieldsOf(company({ ultimate_beneficial_owners: [owner("aaaaaa", share)] })), String(share)).not.toEqual(
        {},
      );
    expect(
      fieldsOf(company({ directors: [{ key: "aaaaaa" }], ultimate_beneficial_owners: [owner("aaaaaa", 30)] })),
    ).toHaveProperty(["ultimate_beneficial_owners.0.key"]);
  });
});
