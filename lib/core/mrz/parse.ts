import { parse } from "mrz";
import { allowedAt, checksHold, isChecked, weightOf } from "./layout";
import { ALPHABET, type Glyph, type MrzFields, type MrzFormat, type MrzReading } from "./types";

/** How surely the first of two characters stands in a cell and not the second: 1 sure, 0 undecided. */
export type Margin = (cell: Glyph, first: number, second: number) => number;
type Read = Exclude<MrzReading, { state: "NONE" }>;

/** Where no check digit proves a character, every other one must be this far off. */
const CLEAR = 0.3;
/** Under a check digit less will do, against characters that would change the digit. */
const LIKELY = 0.12;
/** A character must look like itself, not only unlike the others. */
const MIN_FIT = 0.45;
const MAX_DOUBTS = 6;
const MAX_CORRECTIONS = 2;

type Doubt = { line: number; column: number; others: number[] };

/**
 * Makes text of compared cells. READ only when every check digit holds, no other text within the doubts would hold them too, and
 * every character outside of them is clear.
 */
export function parseZone(format: MrzFormat, cells: readonly (readonly Glyph[])[], margin: Margin): Read {
  const zone = cells.map((line, at) => line.map((cell, column) => bestOf(cell, allowedAt(format, at, column))));
  const unsure = { state: "UNSURE", lines: textOf(zone) } as const;
  const doubts: Doubt[] = [];
  for (const [line, row] of cells.entries()) {
    for (const [column, cell] of row.entries()) {
      const best = zone[line]?.[column] ?? -1;
      const allowed = allowedAt(format, line, column);
      const rivals = allowed.filter((other) => other !== best && margin(cell, best, other) < CLEAR);
      // Nothing of what may stand there does, or something else does much more clearly: a stain, or not this format.
      if ((cell.fit[best] ?? 0) < MIN_FIT || margin(cell, bestOf(cell, ALL), best) > CLEAR) return unsure;
      if (!isChecked(format, line, column)) {
        if (rivals.length > 0) return unsure;
      } else if (rivals.length > 0) {
        // A check digit does not see a change by tens.
        if (rivals.some((other) => (weightOf(other) - weightOf(best)) % 10 === 0)) return unsure;
        doubts.push({ line, column, others: rivals });
      }
    }
  }
  if (doubts.length > MAX_DOUBTS) return unsure;
  const proven = checksHold(format, zone)
    ? confirmed(format, zone, cells, doubts, margin)
    : corrected(format, zone, doubts);
  return proven ? validated(format, textOf(proven)) : unsure;
}

const ALL = [...ALPHABET].map((_, index) => index);

function bestOf(cell: Glyph, allowed: readonly number[]): number {
  return allowed.reduce((a, b) => ((cell.fit[b] ?? 0) > (cell.fit[a] ?? 0) ? b : a), allowed[0] ?? 0);
}

function textOf(zone: readonly (readonly number[])[]): string[] {
  return zone.map((line) => line.map((index) => ALPHABET[index] ?? "<").join(""));
}

type Zone = readonly (readonly number[])[];

/** The text as it stands, unless another one that is nearly as likely holds the check digits too. */
function confirmed(
  format: MrzFormat,
  zone: Zone,
  cells: readonly (readonly Glyph[])[],
  doubts: Doubt[],
  margin: Margin,
): Zone | null {
  const close = doubts.flatMap((doubt) => {
    const cell = cells[doubt.line]?.[doubt.column];
    const best = zone[doubt.line]?.[doubt.column] ?? -1;
    const others = cell ? doubt.others.filter((other) => margin(cell, best, other) < LIKELY) : [];
    return others.length > 0 ? [{ ...doubt, others }] : [];
  });
  const rivals = variants(zone, close, MAX_CORRECTIONS).filter((variant) => checksHold(format, variant));
  return rivals.length === 0 ? zone : null;
}

/** The only text within the doubts that holds every check digit. */
function corrected(format: MrzFormat, zone: Zone, doubts: Doubt[]): Zone | null {
  const [only, ...more] = variants(zone, doubts, MAX_CORRECTIONS).filter((variant) => checksHold(format, variant));
  return only && more.length === 0 ? only : null;
}

/** Every text that differs from the zone in one to `most` of its doubts. */
function variants(zone: Zone, doubts: Doubt[], most: number): Zone[] {
  if (most === 0) return [];
  return doubts.flatMap((doubt, index) =>
    doubt.others.flatMap((other) => {
      const changed = zone.map((line, at) => (at === doubt.line ? line.with(doubt.column, other) : line));
      return [changed, ...variants(changed, doubts.slice(index + 1), most - 1)];
    }),
  );
}

/** Names are filled up to the end of their field, and nothing follows the filling. */
const NAMES = /^[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?<*$/;
const NAMES_AT: Readonly<Record<MrzFormat, readonly [line: number, from: number]>> = {
  TD1: [2, 0],
  TD2: [0, 5],
  TD3: [0, 5],
};

function validated(format: MrzFormat, lines: string[]): Read {
  const [line, from] = NAMES_AT[format];
  if (!NAMES.test(lines[line]?.slice(from) ?? "")) return { state: "UNSURE", lines };
  const { details, format: seen, fields, documentNumber } = parse(lines);
  const isValid = details.every(
    (detail) => detail.valid || isSpecimenState(detail.field, lines[detail.line]?.slice(detail.start, detail.end)),
  );
  if (!isValid || seen !== format) return { state: "UNSURE", lines };
  return { state: "READ", format, lines, fields: fieldsOf(format, lines, fields, documentNumber ?? "") };
}

/** The standard's own example country, which the list of states leaves out. */
function isSpecimenState(field: string | null, text: string | undefined): boolean {
  return (field === "issuingState" || field === "nationality") && text === "UTO";
}

function fieldsOf(
  format: MrzFormat,
  lines: string[],
  fields: ReturnType<typeof parse>["fields"],
  documentNumber: string,
): MrzFields {
  const [line, from] = NAMES_AT[format];
  const [surname = "", givenNames = ""] = (lines[line]?.slice(from) ?? "").replace(/<+$/, "").split("<<");
  const code = (lines[0] ?? "").slice(0, 5).replace(/<+$/g, "");
  return {
    documentCode: code.slice(0, 2).replace("<", ""),
    issuingState: (lines[0] ?? "").slice(2, 5).replaceAll("<", ""),
    surname: surname.replaceAll("<", " "),
    givenNames: givenNames.replaceAll("<", " "),
    documentNumber,
    nationality: (format === "TD1" ? (lines[1] ?? "").slice(15, 18) : (lines[1] ?? "").slice(10, 13)).replaceAll(
      "<",
      "",
    ),
    birthDate: fields.birthDate ?? "",
    sex: fields.sex === "male" ? "M" : fields.sex === "female" ? "F" : "",
    expiryDate: fields.expirationDate ?? "",
  };
}
