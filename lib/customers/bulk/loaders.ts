import "server-only";
import { notFound } from "next/navigation";
import { withScope } from "@/db/scope";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant } from "@/lib/auth/require";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { organisationFacts } from "@/lib/customers/reads";
import { BULK_WORDS } from "./constants";
import { readItemParams } from "./input";
import { countBulkItems, findBulkRun, findUndoOf, listBulkItems, listBulkRuns, toBulkRunRow } from "./reads";
import { isReversible, LEFT_STATES } from "./rules";
import type { BulkRunView } from "./types";

/** The runs of the organisation, a page at a time. */
export async function loadBulkRuns(before: string | null) {
  const scope = await requireMerchant("customers.read");
  return withScope(scope, async (tx) => ({
    page: await listBulkRuns(tx, scope, before),
    timeZone: (await organisationFacts(tx, scope)).timeZone,
  }));
}

/** One run and a page of what came of its customers. An unknown id is "not found". */
export async function loadBulkRun(publicRunId: string, params: Record<string, string | string[] | undefined>) {
  const scope = await requireMerchant("customers.read");
  const runId = fromPublicId("bulk", publicRunId);
  const query = readItemParams(params);
  const found = runId
    ? await withScope(scope, async (tx) => {
        const run = await findBulkRun(tx, scope, runId);
        if (!run) return null;
        const row = await toBulkRunRow(tx, scope, run);
        const undone = await findUndoOf(tx, scope, run.id);
        const may = merchantMay(scope.role, BULK_WORDS[row.action].permission);
        const counts = await countBulkItems(tx, scope, run);
        const hasLeft = LEFT_STATES.some((state) => counts[state] > 0);
        const view: BulkRunView = {
          ...row,
          undoOf: run.undoOf === null ? null : toPublicId("bulk", run.undoOf),
          undoneBy: undone === null ? null : toPublicId("bulk", undone.id),
          counts,
          mayCancel: may && (row.state === "WAITING" || row.state === "RUNNING"),
          mayTakeLeft: row.isOver && hasLeft && merchantMay(scope.role, "customers.export"),
          mayUndo: may && isReversible(row) && row.isOver && row.changed > 0 && undone === null,
        };
        return {
          run: view,
          query,
          items: await listBulkItems(tx, scope, run, query),
          timeZone: (await organisationFacts(tx, scope)).timeZone,
        };
      })
    : null;
  return found ?? notFound();
}
