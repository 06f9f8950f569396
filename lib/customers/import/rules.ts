import { DELIMITERS, type Delimiter, ENDED_STATES, IMPORT_LIMITS, type ImportState } from "./constants";

/** Thrown with one sentence for people: where in the file, and what to do. The whole file is refused. */
export class ImportFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ImportFileError";
  }
}

/** A first line by which some spreadsheets name the separator. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?\s*$/i;

/** The sign between values: the one that separates most titles. */
export function sniffDelimiter(head: string): Delimiter {
  const [first = "", second = ""] = head.split(/\r\n|[\n\r]/, 2);
  const named = SEPARATOR_LINE.exec(first)?.[1];
  const own = DELIMITERS.find((delimiter) => delimiter === named);
  if (own) return own;
  const titles = (named === undefined ? first : second).replace(/"[^"]*"/g, "");
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: titles.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

export const isSeparatorLine = (cells: readonly string[]): boolean =>
  /^sep=/i.test(cells[0] ?? "") && cells.length <= 2;

const LOOKS_LIKE_A_VALUE = /^(\S+@\S+\.\S+|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\+?\d{5,})$/;

/** The titles of the columns as they are kept. Throws `ImportFileError` where the line cannot be one of titles. */
export function readTitles(cells: readonly string[], line: number): string[] {
  const titles = cells.map((cell) =>
    cell
      .replace(/[\p{Cc}\p{Cf}]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
  );
  while (titles.length > 1 && titles.at(-1) === "") titles.pop();
  if (titles.length > IMPORT_LIMITS.maxColumns)
    throw new ImportFileError(
      `Line ${line} has ${titles.length} columns. A file can have at most ${IMPORT_LIMITS.maxColumns}: remove those that are not needed.`,
    );
  if (titles.every((title) => title === ""))
    throw new ImportFileError(
      `Line ${line} has no titles. The first line has to name the columns, as in our template.`,
    );
  if (titles.some((title) => LOOKS_LIKE_A_VALUE.test(title)))
    throw new ImportFileError(
      `Line ${line} looks like a customer, not like titles. Add a first line that names the columns, as in our template.`,
    );
  const tooLong = titles.findIndex((title) => title.length > IMPORT_LIMITS.maxTitle);
  if (tooLong >= 0)
    throw new ImportFileError(
      `Line ${line}: the title of column ${tooLong + 1} is longer than ${IMPORT_LIMITS.maxTitle} characters. Shorten it.`,
    );
  const seen = new Map<string, number>();
  for (const [index, title] of titles.entries()) {
    const key = title.toLowerCase();
    const before = seen.get(key);
    if (key !== "" && before !== undefined)
      throw new ImportFileError(
        `Line ${line}: columns ${before + 1} and ${index + 1} are both called "${title}". Give each column a title of its own.`,
      );
    seen.set(key, index);
  }
  return titles;
}

export const isEnded = (state: ImportState): boolean => ENDED_STATES.includes(state);

export const columnTitle = (title: string, index: number): string => title || `Column ${index + 1}`;

/** Until it is known how long a line takes. */
const LINE_MS = 5;
const LONGEST_MS = 10 * 60_000;
/** Reviews that begin too soon slow the rest down, and with it all that was foreseen. */
const RESERVE = 1.5;

type Underway = { total: number | null; invalid: number; duplicates: number; addDuplicates: string; done: number };

/**
 * When the customers of the next few lines are reviewed: surely when the last line is done, but ten minutes from now at most. Reviews
 * would take the time of the lines that are left.
 */
export function reviewsFrom(record: Underway & { startedAt: Date | null }, lines: number, now: Date): Date {
  const { total, invalid, duplicates, addDuplicates, done, startedAt } = record;
  const left = (total ?? 0) - invalid - (addDuplicates === "ADD" ? 0 : duplicates) - done - lines;
  const perLine = done > 0 && startedAt ? (now.getTime() - startedAt.getTime()) / done : LINE_MS;
  return new Date(now.getTime() + Math.min(LONGEST_MS, Math.max(0, left) * perLine * RESERVE));
}

/** How far the work of the moment is, 0 to 100; null when nobody knows. */
export function progressOf(of: {
  state: ImportState;
  total: number | null;
  checked: number;
  done: number;
  todo: number;
}): number | null {
  if (of.state === "CHECKING") return of.total ? Math.min(100, (of.checked / of.total) * 100) : null;
  if (of.state === "RUNNING") return of.todo > 0 ? Math.min(100, (of.done / of.todo) * 100) : null;
  return null;
}
