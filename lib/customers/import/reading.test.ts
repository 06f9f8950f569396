import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutFormulaGuard } from "@/lib/core/csv";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { CUSTOMER_TYPES, type CustomerType, PURPOSES } from "@/lib/customers/constants";
import type { DateOrder } from "./constants";
import { suggestMapping } from "./rules-mapping";
import { lineReader } from "./rules-reading";
import { templateCsv } from "./rules-template";
import { dateOrderOf, readCell } from "./rules-values";

const context = { today: "2026-03-15", isSubdivision };

/** Reads one line whose columns have these titles. */
function read(type: CustomerType, row: Record<string, string>, dateOrder: DateOrder | null = null) {
  const titles = Object.keys(row);
  const mapping = suggestMapping(type, titles);
  expect(mapping, titles.join()).not.toContain(null);
  return lineReader({ type, titles, mapping, dateOrder, context })(Object.values(row));
}

const JANE = { "First name": "Jane", Surname: "Nguyen" };
const profileOf = (row: Record<string, string>, dateOrder: DateOrder | null = null) => {
  const reading = read("INDIVIDUAL", { ...JANE, ...row }, dateOrder);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.profile;
};
const problemsOf = (row: Record<string, string>, dateOrder: DateOrder | null = null) => {
  const reading = read("INDIVIDUAL", { ...JANE, ...row }, dateOrder);
  return reading.ok ? [] : reading.problems;
};

describe("the template", () => {
  it.each(CUSTOMER_TYPES.flatMap((type) => PURPOSES.map((purpose) => [type, purpose] as const)))(
    "for %s, %s is a file whose example can be imported as it is",
    (type, purpose) => {
      const [titles = [], example = []]: string[][] = parse(templateCsv(type, purpose), { bom: true });
      const mapping = suggestMapping(type, titles.map(withoutFormulaGuard));
      const reading = lineReader({ type, titles, mapping, dateOrder: null, context })(example);
      expect(reading).toMatchObject({ ok: true });
    },
  );
});

describe("values as people write them", () => {
  it.each([
    ["1990-04-02", null, "1990-04-02"],
    ["1990/4/2", null, "1990-04-02"],
    ["19900402", null, "1990-04-02"],
    ["02/04/1990", "DMY", "1990-04-02"],
    ["04/02/1990", "MDY", "1990-04-02"],
    ["2.4.1990", "DMY", "1990-04-02"],
    ["04-04-1990", null, "1990-04-04"],
    ["1990-04-02 00:00:00", null, "1990-04-02"],
  ] as const)("the date %s (%s)", (text, order, date) => {
    expect(profileOf({ DOB: text }, order)).toMatchObject({ dob: date });
  });

  it.each([
    ["02/04/1990", null, "Choose whether day or month comes first"],
    ["31/12/1990", "MDY", "no such day"],
    ["30.02.1990", "DMY", "no such day"],
    ["32965", null, "spreadsheet's own number"],
    ["02/04/90", "DMY", "four digits"],
    ["April 2nd", null, "2026-12-31"],
  ] as const)("the date %s (%s) is refused: %s", (text, order, words) => {
    expect(problemsOf({ DOB: text }, order)).toEqual([{ column: "DOB", message: expect.stringContaining(words) }]);
  });

  it("days and months that can be exchanged are told from those that cannot", () => {
    expect(["31/01/2026", "01/31/2026", "01/02/2026", "2026-01-31", "x"].map(dateOrderOf)).toEqual([
      ...["DMY", "MDY", "EITHER", null, null],
    ]);
  });

  it.each(["AU", "au", "AUS", "Australia", " australia "])("the country %j", (text) => {
    expect(profileOf({ Nationality: text })).toMatchObject({ nationality: "AU" });
  });

  it.each(["UK", "United Kingdom", "Great Britain", "the united kingdom"])("the country %j too", (text) => {
    expect(profileOf({ Nationality: text })).toMatchObject({ nationality: "GB" });
  });

  it("states and regions by code, by the code alone and by name, in the country of their address", () => {
    for (const state of ["AU-NSW", "nsw", "New South Wales"]) {
      expect(profileOf({ "Home country": "Australia", State: state })).toMatchObject({ address_state: "AU-NSW" });
    }
    expect(problemsOf({ State: "NSW" })).toEqual([{ column: "State", message: expect.stringContaining("country") }]);
  });

  it("choices by value or by their words, numbers with what spreadsheets add, and yes or no", () => {
    expect(profileOf({ Gender: "female", "Employment status": "Self-employed" })).toMatchObject({
      ...{ gender: "FEMALE", employment_status: "SELF_EMPLOYED" },
    });
    expect(profileOf({ Occupation: "engineer", "Monthly volume": "12,500.00" })).toMatchObject({
      monthly_volume_usd: 12_500,
    });
    expect(readCell({ kind: "checkbox" }, "Yes", { order: null, country: undefined })).toEqual({ value: true });
    expect(readCell({ kind: "checkbox" }, "maybe", { order: null, country: undefined })).toEqual({
      problem: "Use yes or no",
    });
  });

  it("a phone number with its country, and none that a spreadsheet has shortened", () => {
    expect(profileOf({ "Phone country": "AU", Mobile: "0412 345 678" })).toMatchObject({
      phone_number_e164: "+61412345678",
    });
    expect(profileOf({ Mobile: "'+61 412 345 678" })).toMatchObject({ phone_number_e164: "+61412345678" });
    expect(problemsOf({ Mobile: "6.14123E+10" })).toEqual([
      { column: "Mobile", message: expect.stringContaining("spreadsheet") },
    ]);
  });

  it("names in other scripts get their Latin form, as the wizard proposes it, unless the file has one", () => {
    const row = { "First name": "Владимир", Surname: "Nguyen" };
    expect(read("INDIVIDUAL", row)).toMatchObject({ ok: true, profile: { first_name_en: "Vladimir" } });
    const own = { ...row, "First name in Latin letters": "Wladimir" };
    expect(read("INDIVIDUAL", own)).toMatchObject({ ok: true, profile: { first_name_en: "Wladimir" } });
  });
});

describe("the people of a company", () => {
  it("are numbered without gaps, and a problem names the column that it came from", () => {
    const people = { "Director 1 first name": "", "Director 3 first name": "Ada", "Director 3 surname": "Park" };
    const reading = read("COMPANY", { "Company name": "Harbour", ...people });
    expect(reading).toMatchObject({
      ok: true,
      profile: {
        directors: [{ key: expect.stringMatching(/^[a-z0-9]{6,16}$/), first_name: "Ada", last_name: "Park" }],
      },
    });
    expect(read("COMPANY", { "Company name": "Harbour", ...people, "Director 3 email": "nobody" })).toEqual({
      ok: false,
      problems: [{ column: "Director 3 email", message: expect.stringContaining("e-mail address") }],
    });
  });
});

describe("a line that cannot be read", () => {
  it("says every problem with its column, and never what was typed", () => {
    const typed = "SECRET-VALUE-1234";
    const problems = problemsOf({ Email: typed, DOB: typed, Nationality: typed, Gender: typed, Mobile: typed });
    expect(problems.map(({ column }) => column)).toEqual(["Email", "DOB", "Nationality", "Gender", "Mobile"]);
    expect(JSON.stringify(problems)).not.toContain("SECRET");
  });

  it("is told from one whose last values are only missing", () => {
    const options = {
      type: "INDIVIDUAL",
      titles: ["First name", "Surname", "Email"],
      dateOrder: null,
      context,
    } as const;
    const reader = lineReader({ ...options, mapping: suggestMapping("INDIVIDUAL", options.titles) });
    expect(reader(["Jane", "Nguyen"])).toMatchObject({ ok: true });
    expect(reader(["Jane", "Nguyen", "jane@example.com", "", ""])).toMatchObject({ ok: true });
    expect(reader(["Jane", "Nguyen", "jane@example.com", "x"])).toMatchObject({ ok: false });
    expect(reader(["Jane"])).toMatchObject({ ok: false });
  });

  it("never throws and never repeats a value, whatever is in the file", () => {
    const titles = [
      "First name",
      "Surname",
      "Email",
      "DOB",
      "Country",
      "Mobile",
      "State",
      "Gender",
      "TIN",
      "metadata.x",
    ];
    const reader = lineReader({
      ...({ type: "INDIVIDUAL", titles, dateOrder: "DMY", context } as const),
      mapping: suggestMapping("INDIVIDUAL", titles),
    });
    const cell = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const marked = cells.map((text) => (text === "" ? "" : `§${text}§`));
        const reading = reader(marked);
        if (!reading.ok) expect(JSON.stringify(reading.problems)).not.toContain("§");
      }),
    );
  });
});
