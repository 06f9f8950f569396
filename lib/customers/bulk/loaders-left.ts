import "server-only";
import { withScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { CSV_BOM, csvLine, csvLines } from "@/lib/core/csv";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { BULK_ITEM_LABELS, BULK_WORDS, type BulkAction, type BulkItemState } from "./constants";
import { findBulkRun, readNamedItems } from "./reads";
import { LEFT_STATES } from "./rules";

type Item = Awaited<ReturnType<typeof readNamedItems>>[number];

const cellsOf = ({ customerId, name, externalId, deletedAt, state, message }: Item) => [
  ...(deletedAt === null ? [toPublicId("customer", customerId), name, externalId] : ["", "A deleted customer", ""]),
  BULK_ITEM_LABELS[state as BulkItemState],
  message,
];

/**
 * Every customer that a run left as it was, with the reason, as a CSV file that grows while it is read; null when there is no such run, or
 * it is not over. One transaction for each thousand.
 */
export async function leftCsv(
  scope: MerchantScope,
  publicId: string,
): Promise<{ fileName: string; lines: AsyncGenerator<string> } | null> {
  const runId = fromPublicId("bulk", publicId);
  const run = runId && (await withScope(scope, (tx) => findBulkRun(tx, scope, runId)));
  if (!run || run.endedAt === null) return null;
  async function* lines(id: string): AsyncGenerator<string> {
    yield CSV_BOM + csvLine(["Customer ID", "Name", "External ID", "Result", "Why"]);
    for (let after = 0; ; ) {
      const rows = await withScope(scope, (tx) => readNamedItems(tx, scope, id, { states: LEFT_STATES, after }));
      const last = rows.at(-1);
      if (!last) return;
      yield csvLines(rows.map(cellsOf));
      after = last.ordinal;
    }
  }
  const label = BULK_WORDS[run.action as BulkAction].label.toLowerCase().replaceAll(" ", "-");
  return { fileName: `${run.undoOf ? "undo-" : ""}${label}-not-changed.csv`, lines: lines(run.id) };
}
