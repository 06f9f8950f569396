import type { ListedEntry } from "../types";
import { type CsvRow, csvRows, ListFileError } from "./gateway-csv";
import { given, ofacEntry } from "./rules-ofac";

type Bytes = AsyncIterable<Uint8Array>;
type Source = { name: string; bytes: Bytes };

const COLUMNS = { sdn: 12, alt: 5, add: 6 } as const;

const numberOf = (row: CsvRow) => Number(row.cells[0]?.trim());

/** The rows of one file with the shape it must have, in the order of their numbers. */
async function* checked(source: Source, columns: number, what: string): AsyncGenerator<CsvRow> {
  let last = -1;
  for await (const row of csvRows(source.name, source.bytes)) {
    const fail = (problem: string) => new ListFileError(source.name, row.line, problem);
    if (row.cells.length !== columns)
      throw fail(
        `${row.cells.length} columns instead of ${columns}. Upload ${what} as the Treasury publishes it, whole.`,
      );
    const number = numberOf(row);
    if (!Number.isSafeInteger(number))
      throw fail(`"${(row.cells[0] ?? "").slice(0, 40)}" is not an entry's number. Upload ${what} without a header.`);
    if (number < last) throw fail("the entries are not in the order of their numbers. Upload the file as published.");
    last = number;
    yield row;
  }
}

/** Hands out, for one number after the other, the rows of a companion file. */
function companion(rows: AsyncGenerator<CsvRow> | null) {
  let waiting: CsvRow | null = null;
  let isDone = rows === null;
  return async (number: number): Promise<string[][]> => {
    const found: string[][] = [];
    while (!isDone) {
      if (!waiting) {
        const next = await rows?.next();
        if (!next || next.done) isDone = true;
        else waiting = next.value;
        continue;
      }
      if (numberOf(waiting) > number) break;
      if (numberOf(waiting) === number) found.push(waiting.cells);
      waiting = null;
    }
    return found;
  };
}

/** The entries of the SDN list, with aliases and addresses where those files are given. Streams: all three are read side by side. */
export async function* ofacEntries(files: {
  sdn: Source;
  alt?: Source | undefined;
  add?: Source | undefined;
}): AsyncGenerator<ListedEntry> {
  const altRows = files.alt ? checked(files.alt, COLUMNS.alt, "alt.csv") : null;
  const addRows = files.add ? checked(files.add, COLUMNS.add, "add.csv") : null;
  const aliasesOf = companion(altRows);
  const addressesOf = companion(addRows);
  let last = -1;
  try {
    for await (const row of checked(files.sdn, COLUMNS.sdn, "sdn.csv")) {
      const number = numberOf(row);
      const fail = (problem: string) => new ListFileError(files.sdn.name, row.line, problem);
      if (number === last) throw fail(`entry ${number} stands there twice. Upload the file as published.`);
      last = number;
      if (given(row.cells[1]) === "") throw fail("the entry has no name. Upload the file as published.");
      yield ofacEntry(row.cells, await aliasesOf(number), await addressesOf(number));
    }
    // What is wrong behind the last entry is wrong too.
    await aliasesOf(Number.POSITIVE_INFINITY);
    await addressesOf(Number.POSITIVE_INFINITY);
  } finally {
    await altRows?.return(undefined);
    await addRows?.return(undefined);
  }
}
