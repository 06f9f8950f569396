import type { CivilDate } from "./civil-date";

/**
 * One value of a file of rows. A string is text whatever it looks like; null is an empty cell; `decimal` is a number that must not
 * pass through a floating one (`-12.50`); `instant` is ISO 8601 and is written as clocks of the file's time zone show it.
 */
export type SheetCell = string | number | null | { decimal: string } | { day: CivilDate } | { instant: string };

export type SheetColumn = {
  header: string;
  /** In characters. */
  width: number;
};

/** What a file is made of. Rows come in parts, so that nobody holds them all. */
export type Sheet = {
  /** Of the tab, where the format has one. */
  name: string;
  columns: readonly SheetColumn[];
  /** An IANA name. */
  timeZone: string;
  rows: AsyncIterable<readonly (readonly SheetCell[])[]>;
};

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** The number as it is written. Throws RangeError for text, which must never get among numbers. */
export function numberText(value: number | { decimal: string }): string {
  const text = typeof value === "number" ? String(value) : value.decimal;
  if (typeof value === "number" ? !Number.isFinite(value) : !DECIMAL.test(text)) throw new RangeError("Not a number");
  return text;
}
