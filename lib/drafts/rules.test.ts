import { describe, expect, it } from "vitest";
import { assessDraft, draftTitle, readDraft } from "./rules";

const today = "2026-03-10";
const facts = { type: "INDIVIDUAL", purpose: "WALLET", documents: [], today } as const;
const keys = (values: Record<string, unknown>) => assessDraft({ ...facts, values }).missing.map((item) => item.key);

describe("what stands between a draft and a customer", () => {
  it("counts a value that cannot be accepted as a problem and still says what else is missing", () => {
    const values = { first_name: "Jane", last_name: "Doe", email: "nobody", country_of_residence: "AU" };
    const { problems, missing } = assessDraft({ ...facts, values });
    expect(Object.keys(problems)).toEqual(["email"]);
    expect(missing.map((item) => item.key)).toContain("identification_value");
  });

  it("says what is missing while a row is only half filled in", () => {
    const values = { first_name: "Jane", last_name: "Doe", tax_info: [{ country_code: "AU" }] };
    const assessment = assessDraft({ ...facts, values });
    expect(assessment.problems).toHaveProperty(["tax_info.0.document_id"]);
    expect(assessment.missing.map((item) => item.key)).toContain("dob");
    expect(assessment.requirements.map((each) => each.slot)).toContain("ID_PROOF");
  });

  it("asks an empty draft for the names first and for everything else at once", () => {
    const assessment = assessDraft({ ...facts, values: {} });
    expect(Object.keys(assessment.problems)).toEqual(["first_name", "last_name"]);
    expect(keys({})).toEqual(expect.arrayContaining(["email", "country_of_residence", "dob"]));
  });

  it("asks for a state where addresses need one, by the country chosen so far", () => {
    expect(keys({ country_of_residence: "AU", address_country: "AU" })).toContain("address_state");
    expect(keys({ country_of_residence: "SG", address_country: "SG" })).not.toContain("address_state");
  });

  it("refuses somebody who is 17 on the organisation's day", () => {
    const values = { first_name: "Jane", last_name: "Doe", dob: "2008-03-11" };
    expect(readDraft({ ...facts, values })).toMatchObject({ ok: false, fields: { dob: expect.any(String) } });
    expect(readDraft({ ...facts, values: { ...values, dob: "2008-03-10" } }).ok).toBe(true);
  });

  it("reads extra data from rows, and a half-typed key is a problem of that row", () => {
    const values = {
      first_name: "Jane",
      last_name: "Doe",
      metadata: [
        { name: "tier", value: "gold" },
        { name: "", value: "" },
      ],
    };
    expect(readDraft({ ...facts, values })).toMatchObject({ profile: { metadata: { tier: "gold" } } });
    const bad = readDraft({ ...facts, values: { ...values, metadata: [{ name: "no spaces", value: "x" }] } });
    expect(bad.ok).toBe(false);
  });
});

describe("the title of a draft", () => {
  it("is the name typed so far, or empty", () => {
    expect(draftTitle("INDIVIDUAL", { first_name: " Jane ", last_name: "Doe" })).toBe("Jane Doe");
    expect(draftTitle("COMPANY", { name: "Widget" })).toBe("Widget");
    expect(draftTitle("COMPANY", {})).toBe("");
  });
});
