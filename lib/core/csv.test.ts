import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CSV_BOM, csvFile, csvLine, csvLines, formulaGuard, withoutFormulaGuard } from "./csv";
import { FORMULA_PAYLOADS } from "./testing/formula-payloads";

const read = (text: string): string[][] => parse(text, { bom: true, relax_column_count: false });

describe("text in a CSV file", () => {
  it("has forty different payloads to be proven with", () => {
    expect(new Set(FORMULA_PAYLOADS).size).toBeGreaterThanOrEqual(40);
  });

  it.each(FORMULA_PAYLOADS)("%j begins with an apostrophe and comes back without it", (payload) => {
    const [[first, middle, last] = []] = read(csvLine([payload, "Plain", payload]));
    expect([first?.charAt(0), last?.charAt(0)]).toEqual(["'", "'"]);
    expect(middle).toBe("Plain");
    expect([first, last].map((cell) => withoutFormulaGuard(cell ?? ""))).toEqual([payload, payload]);
  });

  it("is guarded where a program of another country would begin a new cell", () => {
    expect(formulaGuard('Ltd;=HYPERLINK("http://evil.test")')).toBe(`Ltd;'=HYPERLINK("http://evil.test")`);
    expect(formulaGuard("Ltd\t@SUM(1)")).toBe("Ltd\t'@SUM(1)");
  });

  it.each(["Anna-Maria O'Neill", "person+tag@example.com", "a = b", "'quoted'", "10 % off", "cus_01k2"])(
    "%j stays as it is",
    (text) => {
      expect(formulaGuard(text)).toBe(text);
    },
  );

  it("comes back as it was, whatever it is made of", () => {
    const pieces = fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "\n", ";", " ", "\u200B", "\uFF1D", "a", "1");
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const guarded = formulaGuard(text);
        expect(withoutFormulaGuard(guarded)).toBe(text);
        expect(guarded).not.toMatch(/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]|;\s*[=+\-@]/u);
      }),
    );
  });

  it("is parted again into the cells and rows that it was made of", () => {
    const piece = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(",", '"', "\r\n", "\n", '","', ""));
    const cell = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
    const tables = fc
      .integer({ min: 2, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(tables, (table) => {
        const whole = table.map((row) => row.map((text) => Buffer.from(text).toString()));
        const back = read(csvLines(whole)).map((row) => row.map(withoutFormulaGuard));
        expect(back).toEqual(whole);
      }),
    );
  });
});

describe("what is not text", () => {
  it("is a number without a guard, negative amounts too", () => {
    expect(csvLine([-12, 0, 3.5, { decimal: "-1234567890123456.78" }, { decimal: "0.10" }])).toBe(
      "-12,0,3.5,-1234567890123456.78,0.10\r\n",
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, { decimal: "=1" }, { decimal: "1,5" }, { decimal: "" }])(
    "%j is not let in among numbers",
    (value) => {
      expect(() => csvLine([value])).toThrow(RangeError);
    },
  );

  it("is a day as it is, and an instant with the hands of its zone", () => {
    const row = [{ day: "2026-02-03" }, { instant: "2026-01-15T13:30:09.500Z" }, null];
    expect(csvLine(row, "Australia/Sydney")).toBe("2026-02-03,2026-01-16T00:30:09+11:00,\r\n");
    expect(csvLine(row, "America/St_Johns")).toBe("2026-02-03,2026-01-15T10:00:09-03:30,\r\n");
  });
});

describe("a CSV file", () => {
  it("begins with the mark of UTF-8 and the headers, and has every row", async () => {
    async function* rows() {
      yield [["身份证", -1]];
      yield [];
      yield [["Zoë", 2]];
    }
    const parts: Uint8Array[] = [];
    const columns = [
      { header: "Name, whole", width: 10 },
      { header: "Sum", width: 5 },
    ];
    for await (const part of csvFile({ columns, timeZone: "UTC", rows: rows() })) parts.push(part);
    const bytes = Buffer.concat(parts);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8")).toBe(`${CSV_BOM}"Name, whole",Sum\r\n身份证,-1\r\nZoë,2\r\n`);
  });
});
