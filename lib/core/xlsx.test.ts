import fc from "fast-check";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import type { Sheet, SheetCell } from "./sheet";
import { FORMULA_PAYLOADS } from "./testing/formula-payloads";
import { xlsxFile } from "./xlsx";
import { columnName, xmlText } from "./xlsx-parts";

const sheetOf = (rows: SheetCell[][], timeZone = "UTC"): Sheet => ({
  name: "Customers",
  columns: Array.from({ length: Math.max(1, ...rows.map((row) => row.length)) }, (_, at) => ({
    header: `Column ${at + 1}`,
    width: 12,
  })),
  timeZone,
  rows: (async function* () {
    for (const row of rows) yield [row];
  })(),
});

async function fileOf(sheet: Sheet): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of xlsxFile(sheet)) parts.push(part);
  return Buffer.concat(parts);
}

/** Rows without the header, as another program reads them. */
const read = async (rows: SheetCell[][], timeZone?: string) =>
  (await readSheet(await fileOf(sheetOf(rows, timeZone)))).slice(1);

describe("a workbook", () => {
  it("gives another program the text, numbers and dates that went in", async () => {
    const rows: SheetCell[][] = [
      ["cus_01k", -12.5, { decimal: "-1234.50" }, { day: "2026-02-03" }],
      ["00123", 0, null, { day: "2028-02-29" }],
      [" 身份证 & <Zoë> ", 3, { decimal: "7" }, null],
    ];
    expect(await read(rows)).toEqual([
      ["cus_01k", -12.5, -1234.5, new Date("2026-02-03")],
      ["00123", 0, null, new Date("2028-02-29")],
      // The reader trims; the file says to keep spaces.
      ["身份证 & <Zoë>", 3, 7, null],
    ]);
  });

  it("shows instants with the hands of the time zone, in summer and in winter", async () => {
    const rows = [[{ instant: "2026-01-15T13:30:09.000Z" }], [{ instant: "2026-07-15T13:30:00.000Z" }]];
    const shown = (await read(rows, "Australia/Sydney")).map(([cell]) =>
      // The number of a day has no exact second.
      cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString() : cell,
    );
    expect(shown).toEqual(["2026-01-16T00:30:09.000Z", "2026-07-15T23:30:00.000Z"]);
  });

  it("has no formula whatever the text is", async () => {
    const xml = await sheetXmlOf(FORMULA_PAYLOADS.map((payload) => [payload]));
    expect(xml).not.toMatch(/<f[ >/]/);
    expect(xml.match(/t="inlineStr"/g)?.length).toBe(FORMULA_PAYLOADS.length + 1);
    const back = await read(FORMULA_PAYLOADS.map((payload) => ["text", payload]));
    expect(back.map((row) => typeof row[1])).toEqual(FORMULA_PAYLOADS.map(() => "string"));
  });

  it("keeps the header in sight, filters over all rows and has its widths", async () => {
    const xml = await sheetXmlOf([["a"], ["b"]]);
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A1:A3"/>');
    expect(xml).toContain('<col min="1" max="1" width="12" customWidth="1"/>');
  });

  it("comes back from text of any characters", async () => {
    const texts = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (cells) => {
        const [row] = await read([["first", ...cells.map((text) => `|${text}|`)]]);
        expect(row?.slice(1)).toEqual(cells.map((text) => `|${text}|`));
      }),
      { numRuns: 30 },
    );
  });

  it("ends with the error of its rows and leaves nobody waiting", async () => {
    async function* rows() {
      yield [["one"]];
      throw new Error("the database went away");
    }
    await expect(fileOf({ ...sheetOf([["one"]]), rows: rows() })).rejects.toThrow("the database went away");
  });

  it("lets go of its rows when nobody wants the rest", async () => {
    let isOver = false;
    async function* rows() {
      try {
        while (true) yield Array.from({ length: 500 }, (_, at) => [`${Math.sin(at)}`.repeat(9)]);
      } finally {
        isOver = true;
      }
    }
    let taken = 0;
    for await (const part of xlsxFile({ ...sheetOf([["one"]]), rows: rows() })) {
      taken += part.byteLength;
      if (taken > 50_000) break;
    }
    expect(isOver).toBe(true);
  });
});

describe("what stands between tags", () => {
  it.each([
    ["a\u0001b", "a_x0001_b"],
    ["_x0041_", "_x005F_x0041_"],
    ["a\rb\nc", "a_x000D_b\nc"],
    ["lone \uD800", "lone _xD800_"],
    ["😀 & <b>", "😀 &amp; &lt;b&gt;"],
  ])("%j becomes %j", (text, xml) => {
    expect(xmlText(text)).toBe(xml);
  });
});

it("columns are named as in the programs", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});

/** The sheet's own file, by the simplest reading of a zip whose entries follow each other. */
async function sheetXmlOf(rows: SheetCell[][]): Promise<string> {
  const { inflateRawSync } = await import("node:zlib");
  const bytes = await fileOf(sheetOf(rows));
  const name = "xl/worksheets/sheet1.xml";
  const header = bytes.indexOf(name);
  const extra = bytes.readUInt16LE(header - 2);
  return inflateRawSync(bytes.subarray(header + name.length + extra)).toString("utf8");
}
