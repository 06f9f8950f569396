import { PHONE_REFUSALS } from "@/lib/core/geo-phone";
import { isAscii } from "@/lib/core/text";
import { toLatin } from "@/lib/core/text-latin";
import type { CustomerType } from "@/lib/customers/constants";
import { placedFields, siblingPath, valueAt } from "@/lib/customers/fields";
import { type CustomerProfile, readProfile } from "@/lib/customers/input";
import { newPersonKey } from "@/lib/customers/rules";
import type { ProfileContext } from "@/lib/customers/rules-consistency";
import type { DateOrder } from "./constants";
import { extraKey, importFields } from "./fields";
import { readCell } from "./rules-values";
import type { ImportField, Mapping, RowProblem } from "./types";

export type LineReader = (cells: readonly string[]) => LineReading;
type LineReading = { ok: true; profile: CustomerProfile } | { ok: false; problems: RowProblem[] };

type ReaderOptions = {
  type: CustomerType;
  titles: readonly string[];
  mapping: Mapping;
  dateOrder: DateOrder | null;
  context: ProfileContext;
};

type Column = { index: number; title: string; field: ImportField };
type Values = Record<string, unknown>;

/** How a column is called to people. */
export const titleOf = (title: string, index: number) => title || `Column ${index + 1}`;

/** The path of the country that a state or region is read in, as an id of the same row. */
const countryIdOf = (field: ImportField) =>
  field.kind === "subdivision" && field.spec.countryKey ? siblingPath(field.id, field.spec.countryKey) : undefined;

function setAt(values: Values, path: string, value: unknown): void {
  const parts = path.split(".");
  const last = parts.pop() ?? "";
  let holder: Values = values;
  for (const [depth, part] of parts.entries()) {
    const isRows = /^\d+$/.test(parts[depth + 1] ?? "");
    holder[part] ??= isRows ? [] : {};
    holder = holder[part] as Values;
  }
  holder[last] = value;
}

/** Which rows of each group have anything in them, so that they are numbered without gaps. */
function rowNumbers(columns: readonly Column[], cells: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  const rows = columns
    .filter(({ field, index }) => /\.\d+\./.test(field.path) && (cells[index] ?? "").trim() !== "")
    .map(({ field }) => field.path.split(".", 2))
    .sort(([, a], [, b]) => Number(a) - Number(b));
  for (const [group = "", row = ""] of rows) {
    const key = `${group}.${row}`;
    if (numbers.has(key)) continue;
    const next = counts.get(group) ?? 0;
    numbers.set(key, next);
    counts.set(group, next + 1);
  }
  return numbers;
}

/** Where the value stands in the profile of this line. */
function placeOf(field: ImportField, numbers: ReadonlyMap<string, number>): string {
  const [group = "", row = "", key] = field.path.split(".");
  if (key === undefined || !/^\d+$/.test(row)) return field.path;
  return `${group}.${numbers.get(`${group}.${row}`) ?? row}.${key}`;
}

/** Keys for people, and what the wizard does by itself: another operating address, and names in Latin letters. */
function complete(type: CustomerType, values: Values): void {
  for (const group of ["directors", "ultimate_beneficial_owners"]) {
    const rows = values[group];
    if (Array.isArray(rows)) for (const row of rows as Values[]) row.key = newPersonKey();
  }
  const hasOperating = Object.keys(values).some(
    (key) => key.startsWith("operating_address_") && key !== "operating_address_same",
  );
  if (hasOperating) values.operating_address_same ??= false;
  for (const { path, spec } of placedFields(type, values)) {
    const text = valueAt(values, path);
    if (!spec.latinTwin || typeof text !== "string" || isAscii(text.trim())) continue;
    const twin = siblingPath(path, spec.latinTwin);
    const latin = toLatin(text).slice(0, spec.maxLength);
    if (valueAt(values, twin) === undefined && latin !== "") setAt(values, twin, latin);
  }
}

/**
 * Makes the reader of a file's lines: each becomes what the form would send, and is judged by the same schema. Problems name the
 * column and never repeat a value.
 */
export function lineReader({ type, titles, mapping, dateOrder, context }: ReaderOptions): LineReader {
  const fields = new Map(importFields(type).map((field) => [field.id, field]));
  const columns: Column[] = [];
  const extras: { index: number; key: string }[] = [];
  for (const [index, target] of mapping.entries()) {
    if (target === null) continue;
    const key = extraKey(target);
    const field = fields.get(target);
    if (key !== null) extras.push({ index, key });
    else if (field) columns.push({ index, title: titleOf(titles[index] ?? "", index), field });
  }
  const byId = new Map(columns.map((column) => [column.field.id, column]));
  // Countries first: other values are read in them.
  const ordered = [...columns].sort(
    (a, b) => Number(countryIdOf(a.field) !== undefined) - Number(countryIdOf(b.field) !== undefined),
  );

  return (cells) => {
    const odd = oddLine(titles, cells);
    if (odd) return { ok: false, problems: [{ column: "", message: odd }] };
    const numbers = rowNumbers(columns, cells);
    const values: Values = { type };
    const problems = new Map<number, RowProblem>();
    const columnAt = new Map<string, Column>();
    for (const column of ordered) {
      const { field, index, title } = column;
      const path = placeOf(field, numbers);
      columnAt.set(path, column);
      const countryColumn = byId.get(countryIdOf(field) ?? "");
      const country = countryColumn && valueAt(values, placeOf(countryColumn.field, numbers));
      const reading = readCell(field.spec, cells[index] ?? "", {
        order: dateOrder,
        country: typeof country === "string" ? country : undefined,
      });
      if (!reading) continue;
      if ("problem" in reading) problems.set(index, { column: title, message: reading.problem });
      else setAt(values, path, reading.value);
    }
    const extra = extras.flatMap(({ index, key }) => {
      const value = (cells[index] ?? "").trim();
      return value === "" ? [] : [[key, value] as const];
    });
    if (extra.length > 0) values.metadata = Object.fromEntries(extra);
    complete(type, values);
    const hasOddCountry = columns.some(({ index, field }) => field.kind === "country" && problems.has(index));
    const read = readProfile(values, context);
    if (!read.ok) {
      const labels = new Map(placedFields(type, values).map((placed) => [placed.path, placed.label]));
      for (const [path, message] of Object.entries(read.fields)) {
        // Said already, of the column with the country.
        if (message === PHONE_REFUSALS.COUNTRY_NEEDED && hasOddCountry) continue;
        const found = columnFor(path, columnAt, extras, titles);
        const index = found?.index ?? titles.length + problems.size;
        if (!problems.has(index)) problems.set(index, { column: found?.title ?? labels.get(path) ?? "", message });
      }
    }
    if (read.ok && problems.size === 0) return { ok: true, profile: read.profile };
    return { ok: false, problems: [...problems].sort(([a], [b]) => a - b).map(([, problem]) => problem) };
  };
}

/** The column that a message belongs to: its own, that of the value it is the Latin form of, or of its extra data. */
function columnFor(
  path: string,
  columnAt: ReadonlyMap<string, Column>,
  extras: readonly { index: number; key: string }[],
  titles: readonly string[],
): { index: number; title: string } | undefined {
  const extra = extras.find(({ key }) => path === `metadata.${key}`) ?? (path === "metadata" ? extras[0] : undefined);
  if (extra) return { index: extra.index, title: titleOf(titles[extra.index] ?? "", extra.index) };
  return columnAt.get(path) ?? columnAt.get(path.replace(/_en$/, "")) ?? columnAt.get(path.replace(/_e164$/, ""));
}

/** Missing values at the end are what spreadsheets leave out; anything else was not written as one line. */
function oddLine(titles: readonly string[], cells: readonly string[]): string | null {
  const beyond = cells.slice(titles.length).filter((cell) => cell.trim() !== "");
  if (beyond.length > 0)
    return `This line has ${cells.length} values, but the file has ${titles.length} columns. Put quotation marks around values that contain the separator`;
  if (cells.length === 1 && titles.length > 2)
    return `This line has one value, but the file has ${titles.length} columns. Look for a line break inside a value`;
  return null;
}
