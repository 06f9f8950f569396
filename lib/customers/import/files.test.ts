import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/core/csv";
import { type Delimiter, type Encoding, IMPORT_LIMITS } from "./constants";
import { csvLines } from "./gateway-csv";
import { ImportFileError, readTitles, sniffDelimiter } from "./rules";
import { EncodingScan } from "./rules-encoding";

const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);

function encodingOf(bytes: Uint8Array, pieceBytes = bytes.length || 1) {
  const scan = new EncodingScan();
  for (let at = 0; at < bytes.length; at += pieceBytes) scan.push(bytes.subarray(at, at + pieceBytes));
  return scan.end();
}

async function linesOf(
  bytes: Uint8Array | Iterable<Uint8Array>,
  encoding: Encoding = "UTF-8",
  delimiter: Delimiter = ",",
) {
  const lines: { cells: string[]; line: number }[] = [];
  async function* pieces() {
    yield* bytes instanceof Uint8Array ? [bytes] : bytes;
  }
  for await (const line of csvLines(pieces(), { encoding, delimiter })) lines.push(line);
  return lines;
}

/** What the file as a whole is refused with. */
async function refusalOf(bytes: Uint8Array | Iterable<Uint8Array>): Promise<string> {
  const error = await linesOf(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImportFileError)) throw error ?? new Error("the file was taken");
  return error.message;
}

describe("how a file is written", () => {
  it.each([
    ["UTF-8", Buffer.from("Zoë,東京")],
    ["UTF-8", Buffer.concat([UTF8_BOM, Buffer.from("Zoë")])],
    ["UTF-16LE", utf16("Zoë,東京")],
    ["UTF-16BE", utf16("Zoë,東京", true)],
    ["WINDOWS-1252", Buffer.from("Zo\xeb, Se\xf1or \x80 5", "latin1")],
  ])("%s is recognised, however its bytes arrive, and read as it was meant", async (encoding, bytes) => {
    for (const pieceBytes of [1, 3, bytes.length]) {
      expect(encodingOf(bytes, pieceBytes)).toEqual({ ok: true, encoding });
    }
    const [line] = await linesOf(bytes, encoding as Encoding);
    expect(line?.cells[0]).toBe("Zoë");
  });

  it.each([
    ["workbook", Buffer.from("PK\u0003\u0004rest", "latin1")],
    ["PDF", Buffer.from("%PDF-1.7 rest")],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ["no text", Buffer.from("name\0,mail")],
    ["no text", Buffer.from("name,mail", "utf16le")],
    ["which encoding", Buffer.from([0x41, 0x81, 0x8d])],
  ])("what is none of these is refused in words: %s", (words, bytes) => {
    const found = encodingOf(bytes);
    expect(found.ok ? "" : found.message).toContain(words);
  });
});

describe("the sign between values", () => {
  it.each([
    ["Name,Mail\n", ","],
    ["Name;Mail\n", ";"],
    ["Reference|Name|Mail\n", "|"],
    ["Name | alias,Mail\n", ","],
    ["Name\tMail\n", "\t"],
    ['"Name, whole";Mail;Phone\n', ";"],
    ["sep=;\nName;Mail", ";"],
    ["Name\n", ","],
  ])("of %j is %j", (head, delimiter) => {
    expect(sniffDelimiter(head)).toBe(delimiter);
  });
});

describe("the line of titles", () => {
  it.each([
    [["jane@example.com", "Jane"], "looks like a customer"],
    [["Jane", "1990-01-01"], "looks like a customer"],
    [["", " "], "no titles"],
    [["Name", "Mail", "NAME"], 'columns 1 and 3 are both called "NAME"'],
    [["x".repeat(101)], "longer than 100"],
    [Array.from({ length: 301 }, (_, index) => `C${index}`), "301 columns"],
  ])("is refused when it cannot be one: %#", (cells, words) => {
    expect(() => readTitles(cells, 1)).toThrow(words);
  });

  it("loses what spreadsheets leave behind at its end, and keeps a column without a title in between", () => {
    expect(readTitles([" Name ", "", "Mail", "", ""], 1)).toEqual(["Name", "", "Mail"]);
  });
});

describe("lines", () => {
  it("are numbered as an editor does, with empty lines and line breaks inside values", async () => {
    const text = 'a,b\r\n1,2\r\n\r\n"x\r\ny",3\n,\n4,5\r6,7';
    expect(await linesOf(Buffer.from(text))).toEqual([
      { cells: ["a", "b"], line: 1 },
      { cells: ["1", "2"], line: 2 },
      { cells: ["x\ny", "3"], line: 4 },
      { cells: ["4", "5"], line: 7 },
      { cells: ["6", "7"], line: 8 },
    ]);
  });

  it("begin after the line by which a spreadsheet names its separator", async () => {
    expect(await linesOf(Buffer.from("sep=;\na;b\n1;2"), "UTF-8", ";")).toEqual([
      { cells: ["a", "b"], line: 2 },
      { cells: ["1", "2"], line: 3 },
    ]);
  });

  it("are those that were written, whatever is in them and however the bytes arrive", async () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\0"));
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const filled = rows.map((cells) => ["name", ...cells.map((text) => text.replace(/^[=+\-@'\t\r\n;]+/, ""))]);
        const bytes = Buffer.from(filled.map((cells) => csvLine(cells)).join(""));
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        const read = await linesOf(pieces);
        expect(read.map(({ cells }) => cells.length)).toEqual(filled.map((cells) => cells.length));
        expect(read.map(({ cells }) => cells[0])).toEqual(filled.map(() => "name"));
      }),
      { numRuns: 50 },
    );
  });
});

describe("a hostile file", () => {
  it("with a quotation mark that is never closed is refused with the line where it is opened", async () => {
    expect(await refusalOf(Buffer.from('a,b\n1,2\n3,"SECRET\n5,6\n'))).toMatch(/^Line 3: a quotation mark is opened/);
    expect(await refusalOf(Buffer.from('a,b\n1,2"SECRET"\n'))).toMatch(/^Line 2: .*inside a value/);
  });

  it("with a line that does not end is refused before it fills the memory", async () => {
    const piece = Buffer.alloc(64 * 1024, "x");
    let sent = 0;
    function* endless() {
      yield Buffer.from("a,b\n1,2\n");
      for (; sent < 4_000; sent++) yield piece;
    }
    expect(await refusalOf(endless())).toMatch(/^Line 3 is longer than 256 kB/);
    expect(sent * piece.length).toBeLessThan(IMPORT_LIMITS.maxRecordBytes * 8);
  });

  it("with a million columns is refused", async () => {
    expect(await refusalOf(Buffer.from(",".repeat(1_000_000)))).toMatch(/^Line 1 is longer than/);
  });

  it.each([
    ["NUL", Buffer.from("a,b\n1,\0SECRET\n")],
    ["bytes of another encoding", Buffer.concat([Buffer.from("a,b\nSECRET,"), Buffer.from([0xff, 0xc0])])],
  ])("with %s is refused without a word of what is in it", async (_, bytes) => {
    const message = await refusalOf(bytes);
    expect(message).toMatch(/bytes that are no text|damaged/);
    expect(message).not.toContain("SECRET");
  });
});
