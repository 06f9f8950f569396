import { stringify } from "csv-stringify/sync";
import { numberText, type Sheet, type SheetCell } from "./sheet";
import { zonedIso } from "./zone-time";

/** By this spreadsheets see that the text is UTF-8. */
export const CSV_BOM = "\uFEFF";

// What begins a formula, in every width that a program may fold into it; and what programs skip before they look for one.
const SIGN = "[=+\\-@\\u2212\\uFE62\\uFE63\\uFE66\\uFE6B\\uFF0B\\uFF0D\\uFF1D\\uFF20]";
const SKIPPED = "['\\s\\p{C}\\p{Z}\\u115F\\u1160\\u3164\\uFFA0\\u2800]*";
/** Where a cell begins: at its start, and after a semicolon or tab, at which programs of some countries part cells whatever the quotes. */
const danger = (guard: string) =>
  new RegExp(`^${guard}(?='*[\\t\\r\\n]|${SKIPPED}${SIGN})|([;\\t])${guard}(?=${SKIPPED}${SIGN})`, "gu");
const UNGUARDED = danger("");
const GUARDED = danger("'");
/** Half a line end splits a record too; space at either end is part of the text, which some readers believe only of quoted text. */
const QUOTED = /[\r\n]|^\s|\s$/u;
const SUSPECT = new RegExp(`[\\t\\r\\n]|${SIGN}`, "u");

/** Text that no spreadsheet takes for a formula: an apostrophe before what would begin one. */
export function formulaGuard(text: string): string {
  return SUSPECT.test(text) ? text.replace(UNGUARDED, (_, part: string | undefined) => `${part ?? ""}'`) : text;
}

/** The text as it was before `formulaGuard`. */
export function withoutFormulaGuard(text: string): string {
  return SUSPECT.test(text) ? text.replace(GUARDED, (_, part: string | undefined) => part ?? "") : text;
}

function fieldOf(cell: SheetCell, timeZone: string): string {
  if (cell === null) return "";
  if (typeof cell === "string") return formulaGuard(cell);
  if (typeof cell === "number" || "decimal" in cell) return numberText(cell);
  return "day" in cell ? cell.day : zonedIso(timeZone, new Date(cell.instant));
}

/** Lines by RFC 4180, each with its end. Text is guarded against formulas, numbers stay numbers; instants in the time zone. */
export function csvLines(rows: readonly (readonly SheetCell[])[], timeZone = "UTC"): string {
  const fields = rows.map((row) => row.map((cell) => fieldOf(cell, timeZone)));
  return fields.length === 0 ? "" : stringify(fields, { record_delimiter: "\r\n", quoted_match: QUOTED });
}

export const csvLine = (cells: readonly SheetCell[], timeZone?: string): string => csvLines([cells], timeZone);

/** A whole file: byte order mark, headers, rows as they come. */
export async function* csvFile({ columns, rows, timeZone }: Omit<Sheet, "name">): AsyncGenerator<Uint8Array> {
  yield Buffer.from(CSV_BOM + csvLine(columns.map(({ header }) => header)));
  for await (const part of rows) {
    if (part.length > 0) yield Buffer.from(csvLines(part, timeZone));
  }
}
