import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { type Delimiter, type Encoding, IMPORT_LIMITS } from "./constants";
import { ImportFileError, isSeparatorLine } from "./rules";

export type CsvLine = { cells: string[] /** Where it begins, as an editor counts. */; line: number };

/** The text of bytes as it arrives. Throws `ImportFileError` where they are no text. */
async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding.toLowerCase(), { fatal: true });
  const read = (piece?: Uint8Array) => {
    try {
      return Buffer.from(decoder.decode(piece, { stream: piece !== undefined }), "utf8");
    } catch {
      throw new ImportFileError(`The file is damaged: it is not ${encoding} throughout. Save it again as CSV UTF-8.`);
    }
  };
  for await (const piece of bytes) yield read(piece);
  yield read();
}

/** What is wrong at a line, in words. The parser's own texts may repeat values, so none of them is passed on. */
function problemAt(error: CsvError, line: number): ImportFileError {
  const where = `Line ${line.toLocaleString("en")}`;
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return new ImportFileError(
        `${where}: a quotation mark is opened and never closed. Close it, or write two of them where the value has one.`,
      );
    case "CSV_MAX_RECORD_SIZE":
      return new ImportFileError(
        `${where} is longer than ${IMPORT_LIMITS.maxRecordBytes / 1024} kB. A quotation mark was probably opened there and never closed.`,
      );
    default:
      return new ImportFileError(
        `${where}: a quotation mark stands inside a value. Put the whole value in quotation marks and write two where it has one.`,
      );
  }
}

/** The lines of a CSV file while it arrives. Throws `ImportFileError` where it is no CSV. */
export async function* csvLines(
  bytes: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): AsyncGenerator<CsvLine> {
  const parser = parse({
    ...{ bom: true, info: true, delimiter, encoding: "utf8", record_delimiter: ["\r\n", "\n", "\r"] },
    ...{ relax_column_count: true, skip_empty_lines: true, max_record_size: IMPORT_LIMITS.maxRecordBytes },
  });
  const source = Readable.from(decoded(bytes, encoding), { objectMode: false });
  // A failing source must end the reading, not leave it waiting.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let ended = 0;
  let empty = 0;
  try {
    type Read = { record: string[]; info: { lines: number; empty_lines: number } };
    for await (const { record, info } of parser as AsyncIterable<Read>) {
      const line = ended + 1 + info.empty_lines - empty;
      const isFirst = ended === 0;
      ended = info.lines;
      empty = info.empty_lines;
      if (record.some((cell) => cell.includes("\u0000")))
        throw new ImportFileError(`Line ${line} holds bytes that are no text. Save the file again as CSV UTF-8.`);
      if ((isFirst && isSeparatorLine(record)) || record.every((cell) => cell.trim() === "")) continue;
      yield { cells: record, line };
    }
  } catch (error) {
    if (error instanceof CsvError) throw problemAt(error, ended + 1);
    throw error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}
