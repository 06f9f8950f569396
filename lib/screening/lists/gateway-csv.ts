import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";

/** Thrown with one sentence for people: which file and line, and what to do. */
export class ListFileError extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
    problem: string,
  ) {
    super(`${file}, line ${line}: ${problem}`);
    this.name = "ListFileError";
  }
}

export type CsvRow = { cells: string[]; line: number };

/** One record of a list has never come near this. */
const MOST_RECORD_BYTES = 4 * 1024 * 1024;
/** Ends files that come from old systems. */
const END_OF_FILE = "\u001a";

/** The rows of a CSV file while it arrives. Throws `ListFileError` where it is no CSV. */
export async function* csvRows(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MOST_RECORD_BYTES,
    encoding: "utf8",
  });
  const source = Readable.from(bytes, { objectMode: false });
  // A failing source must end the reading, not leave it waiting.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.length === 1 && record[0] === END_OF_FILE) continue;
      if (record.some((cell) => cell.includes("\u0000")))
        throw new ListFileError(
          file,
          info.lines,
          "it holds bytes that are no text. Upload the CSV, not an archive of it.",
        );
      yield { cells: record, line: info.lines };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 0;
    const problem =
      error.code === "CSV_QUOTE_NOT_CLOSED"
        ? "a quotation mark is never closed. The file was probably cut short: download it again."
        : "this is not CSV. Upload the file as it was published.";
    throw new ListFileError(file, line, problem);
  } finally {
    source.destroy();
    parser.destroy();
  }
}
