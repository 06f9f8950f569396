import { type DateOrder, type Delimiter, type Encoding, IMPORT_LIMITS } from "./constants";
import { csvLines } from "./gateway-csv";
import { openImportFile } from "./gateway-store";
import { dateOrderOf } from "./rules-values";
import type { ImportColumn } from "./types";

/** Longer values are cut: they only show what the column is about. */
const SHOWN = 60;

type Kept = { orgId: string; blobKey: string; encoding: Encoding; delimiter: Delimiter; headers: readonly string[] };

function datesOf(values: readonly string[]): ImportColumn["dates"] {
  const orders = values.map(dateOrderOf).filter((order) => order !== null);
  const sure = orders.find((order): order is DateOrder => order !== "EITHER");
  return sure ?? (orders.length > 0 ? "EITHER" : null);
}

/** What stands in the first lines of a kept file, by column. Throws `StorageError`, `ImportFileError`. */
export async function importColumns(file: Kept): Promise<ImportColumn[]> {
  const values: string[][] = file.headers.map(() => []);
  let lines = 0;
  let isTitles = true;
  for await (const { cells } of csvLines(await openImportFile(file.orgId, file.blobKey), file)) {
    if (isTitles) {
      isTitles = false;
      continue;
    }
    for (const [index, column] of values.entries()) {
      const value = (cells[index] ?? "").trim();
      if (value !== "") column.push(value);
    }
    lines += 1;
    if (lines >= IMPORT_LIMITS.sampledLines) break;
  }
  return file.headers.map((title, index) => {
    const all = values[index] ?? [];
    const samples = [...new Set(all)].slice(0, IMPORT_LIMITS.samples);
    return {
      ...{ index, title, dates: datesOf(all) },
      samples: samples.map((text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)),
    };
  });
}
