import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { numberWords } from "@/lib/core/count-words";
import { type Delimiter, type Encoding, IMPORT_LIMITS } from "./constants";
import { ImportFileError, isSeparatorLine } from "./rules";

type CsvLine = { cells: string[] /** Where it begins, as an editor counts. */; line: number };

const kilobytes = IMPORT_LIMITS.maxRecordBytes / 1024;
const tooLong = (line: number) =>
  new ImportFileError(
    `Line ${numberWords(line)} is longer than ${kilobytes} kB. A quotation mark was probably opened there and never closed.`,
  );

/** Counts lines as they pass and refuses one that does not end: the parser would gather all of it, columns without number too. */
class LineGuard {
  #line = 1;
  #length = 0;

  pass(text: string): void {
    let from = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
      this.#grow(at - from);
      this.#line += 1;
      this.#length = 0;
      from = at + 1;
    }
    this.#grow(text.length - from);
  }

  #grow(by: number): void {
    this.#length += by;
    if (this.#length > IMPORT_LIMITS.maxRecordBytes) throw tooLong(this.#line);
  }
}

/** The text of bytes as it arrives, every line end one `\n`. Throws `ImportFileError` where they are no text. */
async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding.toLowerCase(), { fatal: true });
  const guard = new LineGuard();
  let held = "";
  const read = (piece?: Uint8Array) => {
    let text: string;
    try {
      text = held + decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new ImportFileError(`The file is damaged: it is not ${encoding} throughout. Save it again as CSV UTF-8.`);
    }
    // Half a line end waits for the other half.
    held = piece !== undefined && text.endsWith("\r") ? "\r" : "";
    const lines = text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
    guard.pass(lines);
    return Buffer.from(lines, "utf8");
  };
  for await (const piece of bytes) yield read(piece);
  yield read();
}

/** What is wrong at a line, in words. The parser's own texts may repeat values, so none of them is passed on. */
function problemAt(error: CsvError, line: number): ImportFileError {
  const where = `Line ${numberWords(line)}`;
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return new ImportFileError(
        `${where}: a quotation mark is opened and never closed. Close it, or write two of them where the value has one.`,
      );
    case "CSV_MAX_RECORD_SIZE":
      return tooLong(line);
    default:
      return new ImportFileError(
        `${where}: a quotation mark stands inside a value. Put the whole value in quotation marks and write two where it has one.`,
      );
  }
}

type Info = { lines: number; empty_lines: number };

/** Where a line begins whose predecessor ended there: empty lines are passed over. */
const beginsAt = (before: Info, own: Info) => before.lines + 1 + own.empty_lines - before.empty_lines;

const emptyLinesOf = (error: CsvError) =>
  typeof error.empty_lines === "number" ? { empty_lines: error.empty_lines } : {};

/** The lines of a CSV file while it arrives. Throws `ImportFileError` where it is no CSV. */
export async function* csvLines(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<CsvLine> {
  // As far as the parser has come, which is further than what was read from it.
  let parsed: Info = { lines: 0, empty_lines: 0 };
  const parser = parse({
    ...{ bom: true, info: true, delimiter, encoding: "utf8", record_delimiter: "\n" },
    ...{ relax_column_count: true, skip_empty_lines: true, max_record_size: IMPORT_LIMITS.maxRecordBytes },
    on_record: (record: string[], { lines, empty_lines }) => {
      parsed = { lines, empty_lines };
      return record;
    },
  });
  const source = Readable.from(decoded(bytes, encoding), { objectMode: false });
  // A failing source must end the reading, not leave it waiting.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let last: Info = { lines: 0, empty_lines: 0 };
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = beginsAt(last, info);
      const isFirst = last.lines === 0;
      last = { lines: info.lines, empty_lines: info.empty_lines };
      if (record.some((cell) => cell.includes("\u0000")))
        throw new ImportFileError(`Line ${line} holds bytes that are no text. Save the file again as CSV UTF-8.`);
      if ((isFirst && isSeparatorLine(record)) || record.every((cell) => cell.trim() === "")) continue;
      yield { cells: record, line };
    }
  } catch (error) {
    if (error instanceof CsvError) throw problemAt(error, beginsAt(parsed, { ...parsed, ...emptyLinesOf(error) }));
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
