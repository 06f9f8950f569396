import { once } from "node:events";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { numberText, type Sheet, type SheetCell } from "./sheet";
import { columnName, STYLE, sheetFoot, sheetHead, workbookParts, xmlText } from "./xlsx-parts";
import { zoneOffsetMinutes } from "./zone-time";

const DAY_MS = 86_400_000;
/** Day 25,569 of the programs' calendar is 1 January 1970. */
const EPOCH = 25_569;
/** Their calendar has a 29 February 1900; what lies before has no number that all of them agree on. */
const FIRST_DAY = 61;
/** Characters of one cell at most; more and the file counts as damaged. */
const CELL_MAX = 32_767;

const cut = (text: string) => (text.length > CELL_MAX ? text.slice(0, CELL_MAX) : text);

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut(text))}</t></is></c>`;
}

const dateCell = (at: string, serial: number, style: number, text: string) =>
  serial < FIRST_DAY ? textCell(at, text, STYLE.text) : `<c r="${at}" s="${style}"><v>${serial}</v></c>`;

/** Never a formula: text is text, a number a number, a date a date without a zone as clocks of the zone show it. */
function cellXml(at: string, cell: SheetCell, timeZone: string): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell === "" ? "" : textCell(at, cell, STYLE.text);
  if (typeof cell === "number" || "decimal" in cell) return `<c r="${at}"><v>${numberText(cell)}</v></c>`;
  if ("day" in cell) return dateCell(at, Date.parse(cell.day) / DAY_MS + EPOCH, STYLE.day, cell.day);
  const instant = new Date(cell.instant);
  const wallSeconds = Math.floor(instant.getTime() / 1000) + zoneOffsetMinutes(timeZone, instant) * 60;
  return dateCell(at, wallSeconds / 86_400 + EPOCH, STYLE.instant, cell.instant);
}

async function* sheetXml({ columns, rows, timeZone }: Sheet): AsyncGenerator<Buffer> {
  const names = columns.map((_, place) => columnName(place));
  const rowXml = (row: number, cells: string) => `<row r="${row}">${cells}</row>`;
  const header = columns.map((column, at) => textCell(`${names[at]}1`, column.header, STYLE.header));
  yield Buffer.from(sheetHead(columns.map(({ width }) => width)) + rowXml(1, header.join("")));
  let last = 1;
  for await (const part of rows) {
    let xml = "";
    for (const cells of part) {
      last++;
      xml += rowXml(last, cells.map((cell, at) => cellXml(`${names[at]}${last}`, cell, timeZone)).join(""));
    }
    if (xml) yield Buffer.from(xml);
  }
  yield Buffer.from(sheetFoot(columns.length, last));
}

/**
 * A workbook with one sheet as it is made, in constant memory: text stands in its cells and not in a table of all texts. At most
 * 1,048,575 rows. Ends with the error of `rows` where they fail.
 */
export async function* xlsxFile(sheet: Sheet): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const content = Readable.from(sheetXml(sheet), { objectMode: false });
  // The zip hands on neither.
  content.once("error", (error) => output.destroy(error));
  zip.once("error", (error: Error) => output.destroy(error));
  for (const [path, text] of Object.entries(workbookParts(sheet.name))) zip.addBuffer(Buffer.from(text), path);
  zip.addReadStream(content, "xl/worksheets/sheet1.xml", { compressionLevel: 4 });
  zip.end();
  try {
    yield* output;
  } finally {
    if (!content.closed) {
      content.destroy();
      // Whoever reads rows has stopped before their transaction ends.
      await once(content, "close");
    }
  }
}
