import "server-only";
import { withScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { CSV_BOM, csvLine, csvLines } from "@/lib/core/csv";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { findImport } from "./reads";
import { readImportRows } from "./reads-rows";

const PROBLEM_PAGE = 1_000;

/** What to do about a line that looks like somebody else's; all other problems say it themselves. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  DUPLICATE: ". Leave it out if that is the same customer, or choose to add it all the same.",
  SKIPPED:
    ". It was left out. If that is somebody else, upload the line again with a reference of its own and choose to add it all the same.",
};

/**
 * Every line that is not imported as it is, with the reason, as a CSV file that grows while it is read; null when there is no such
 * import. One transaction for each thousand lines.
 */
export async function problemsCsv(
  scope: MerchantScope,
  publicId: string,
): Promise<{ fileName: string; lines: AsyncGenerator<string> } | null> {
  const importId = fromPublicId("import", publicId);
  const record = importId && (await withScope(scope, (tx) => findImport(tx, scope, importId)));
  if (!importId || !record) return null;
  async function* lines(id: string): AsyncGenerator<string> {
    yield CSV_BOM + csvLine(["Line", "Column", "Problem", "Customer"]);
    for (let after = 0; ; ) {
      const states = ["INVALID", "DUPLICATE", "SKIPPED", "FAILED"] as const;
      const rows = await withScope(scope, (tx) =>
        readImportRows(tx, scope, id, { states, after, limit: PROBLEM_PAGE }),
      );
      const last = rows.at(-1);
      if (!last) return;
      yield csvLines(
        rows.flatMap(({ line, state, problems, duplicateOf }) =>
          problems.map(({ column, message }) => [
            line,
            column,
            message + (WAYS_OUT[state] ?? ""),
            duplicateOf ? toPublicId("customer", duplicateOf) : "",
          ]),
        ),
      );
      after = last.line;
    }
  }
  return { fileName: `${record.fileName.replace(/\.[a-z]{1,4}$/i, "")}-problems.csv`, lines: lines(importId) };
}
