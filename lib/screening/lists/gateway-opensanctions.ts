import type { ListedEntry } from "../types";
import { csvRows, ListFileError } from "./gateway-csv";
import { NEEDED_COLUMNS, openSanctionsEntry } from "./rules-opensanctions";

/** The entries of a `targets.simple.csv`, while it arrives. Throws `ListFileError` naming the line and the remedy. */
export async function* openSanctionsEntries(source: {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}): AsyncGenerator<ListedEntry> {
  let columns: ReadonlyMap<string, number> | null = null;
  for await (const { cells, line } of csvRows(source.name, source.bytes)) {
    const fail = (problem: string) => new ListFileError(source.name, line, problem);
    if (!columns) {
      const header = new Map(cells.map((name, at) => [name.trim().toLowerCase(), at]));
      const missing = NEEDED_COLUMNS.filter((name) => !header.has(name));
      if (missing.length > 0)
        throw fail(`the header lacks ${missing.join(", ")}. Upload targets.simple.csv with its first line.`);
      columns = header;
      continue;
    }
    if (cells.length !== columns.size)
      throw fail(
        `${cells.length} columns instead of ${columns.size}. The file was probably cut short: download it again.`,
      );
    const entry = openSanctionsEntry(cells, columns);
    if (entry.entryId === "") throw fail("the row has no id. Upload the file as published.");
    if (entry.name === "") throw fail(`${entry.entryId} has no name. Upload the file as published.`);
    yield entry;
  }
  if (!columns) throw new ListFileError(source.name, 1, "the file is empty. Upload targets.simple.csv.");
}
