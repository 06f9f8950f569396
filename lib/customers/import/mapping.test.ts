import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CUSTOMER_TYPES, PURPOSES } from "@/lib/customers/constants";
import { importFields } from "./fields";
import { extraTarget, mappingProblem, neededFields, suggestMapping, titleKey } from "./rules-mapping";
import { templateFields } from "./rules-template";

const ofIndividual = (...titles: string[]) => suggestMapping("INDIVIDUAL", titles);
const ofCompany = (...titles: string[]) => suggestMapping("COMPANY", titles);

describe.each(CUSTOMER_TYPES)("the fields for %s", (type) => {
  it("have an id and a label of their own", () => {
    const fields = importFields(type);
    expect(fields.length).toBeGreaterThan(40);
    expect(new Set(fields.map((field) => field.id)).size).toBe(fields.length);
    expect(new Set(fields.map((field) => titleKey(field.label))).size).toBe(fields.length);
  });

  it("are found again by their label and by their id, in any spelling of either", () => {
    for (const field of importFields(type)) {
      for (const title of [field.label, field.id, field.label.toUpperCase(), field.id.replaceAll("_", " ")]) {
        expect(suggestMapping(type, [title]), title).toEqual([field.id]);
      }
    }
  });

  it.each(PURPOSES)("of a template for %s are all recognised, and the needed ones are among them", (purpose) => {
    const fields = templateFields(type, purpose);
    const mapping = suggestMapping(
      type,
      fields.map((field) => field.label),
    );
    expect(mapping).toEqual(fields.map((field) => field.id));
    const missing = neededFields(type, purpose).filter((field) => !mapping.includes(field.id));
    expect(missing.map((field) => field.id)).toEqual([]);
    expect(mappingProblem(type, mapping.map(String), mapping)).toBeNull();
  });
});

describe("what people call a column", () => {
  it.each([
    ["Surname", "last_name"],
    ["Given Name", "first_name"],
    ["DOB", "dob"],
    ["Date of Birth", "dob"],
    ["E-mail address", "email"],
    ["MOBILE NO.", "phone_number"],
    ["Post code", "address_zip_code"],
    ["Street", "address_line1"],
    ["Home city", "address_city"],
    ["Passport No", "identification_value"],
    ["Citizenship", "nationality"],
    ["Country", "country_of_residence"],
    ["Customer ID", "external_id"],
    ["TIN", "tax_info.1.document_id"],
  ])("%s of an individual is %s", (title, id) => {
    expect(ofIndividual(title)).toEqual([id]);
  });

  it.each([
    ["Company name", "name"],
    ["ABN", "registration_number"],
    ["Email", "company_email"],
    ["Director 1 surname", "directors.1.last_name"],
    ["Director 2 - Given name", "directors.2.first_name"],
    ["UBO 1 share", "ultimate_beneficial_owners.1.ownership_percentage"],
    ["Owner 3 DOB", "ultimate_beneficial_owners.3.dob"],
    ["Contact person surname", "authorized_user.last_name"],
    ["Operating address city", "operating_address_city"],
    ["City", "registered_address_city"],
  ])("%s of a company is %s", (title, id) => {
    expect(ofCompany(title)).toEqual([id]);
  });

  it("is left out when nothing is called that", () => {
    expect(ofIndividual("Loyalty points", "", "???")).toEqual([null, null, null]);
  });

  it("goes to the column that names the field, not to one that merely resembles it", () => {
    expect(ofIndividual("Mail", "E-mail")).toEqual([null, "email"]);
    expect(ofIndividual("metadata.tier", "Extra data: Region")).toEqual(["metadata.tier", "metadata.Region"]);
  });

  it("never makes a field the target of two columns, whatever the titles", () => {
    const titles = fc.array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom(...importFields("INDIVIDUAL").map((field) => field.label), "Mail", "metadata.a", "Country"),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(titles, (row) => {
        const chosen = suggestMapping("INDIVIDUAL", row).filter((target) => target !== null);
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });
});

describe("columns that cannot be used as they are", () => {
  const titles = ["A", "B", "C"];
  it.each([
    [["first_name", "last_name"], "have changed"],
    [["first_name", "last_name", "no_such_field"], "does not exist"],
    [["first_name", "last_name", "metadata.not a key"], "does not exist"],
    [["first_name", "last_name", "first_name"], "Columns 1 and 3"],
    [["first_name", "email", null], 'Match a column with "Last name"'],
    [[null, null, null], '"First name" and "Last name"'],
  ])("%j: %s", (mapping, words) => {
    expect(mappingProblem("INDIVIDUAL", titles, mapping)).toContain(words);
  });

  it("keep at most twenty as extra data, each under a key that the form takes too", () => {
    const many = Array.from({ length: 21 }, (_, index) => `Column ${index}`);
    const mapping = ["name", ...many.map((title, index) => extraTarget(title, index))];
    expect(mappingProblem("COMPANY", ["Name", ...many], mapping)).toContain("At most 20");
    expect(mappingProblem("COMPANY", ["Name", ...many.slice(0, 20)], mapping.slice(0, 21))).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        expect(extraTarget(title, 4)).toMatch(/^metadata\.[A-Za-z0-9_.-]{1,40}$/);
      }),
    );
  });
});
