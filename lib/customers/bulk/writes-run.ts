import { and, eq, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { bulkItems, bulkRuns } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import { memberNow, memberScope } from "@/lib/auth/member-scope";
import type { SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { fault } from "@/lib/core/fault";
import { toPublicId } from "@/lib/core/ids";
import { notify } from "@/lib/notifications/writes";
import { memberBar } from "./access";
import { BULK_LIMITS, BULK_STATE_LABELS, type BulkAction, type BulkState } from "./constants";
import { countBulkItems, nextBulkItems } from "./reads";
import { resultWords, runTitle } from "./rules";
import { askForRun } from "./writes";
import { doItems, type Run, runRequestId } from "./writes-chunk";

/** Takes the run up; null when there is nothing to do any more. */
async function takeUp(tx: Tx, system: SystemScope, runId: string): Promise<Run | null> {
  const [run] = await tx
    .update(bulkRuns)
    .set({
      state: sql`case when ${bulkRuns.state} = 'WAITING' then 'RUNNING' else ${bulkRuns.state} end`,
      startedAt: sql`coalesce(${bulkRuns.startedAt}, ${clock.now().toISOString()}::timestamptz)`,
    })
    .where(and(inOrg(bulkRuns.orgId, system), eq(bulkRuns.id, runId), isNull(bulkRuns.endedAt)))
    .returning();
  return run ? { ...run, action: run.action as BulkAction } : null;
}

/** Settles all customers that are left at once. */
async function settleRest(tx: Tx, run: Run, state: "REFUSED" | "CANCELLED", message: string): Promise<void> {
  await tx
    .update(bulkItems)
    .set({ state, message, at: clock.now() })
    .where(and(inOrg(bulkItems.orgId, run), eq(bulkItems.runId, run.id), eq(bulkItems.state, "WAITING")));
}

/** The end of a run, once: what is left is settled, the numbers are those of its customers, and its maker hears of it. */
async function endRun(tx: Tx, system: SystemScope, run: Run, bar: string | null): Promise<void> {
  const [now] = await tx
    .select()
    .from(bulkRuns)
    .where(and(inOrg(bulkRuns.orgId, run), eq(bulkRuns.id, run.id), isNull(bulkRuns.endedAt)))
    .for("update");
  if (!now) return;
  const isCancelled = now.state === "CANCELLED";
  if (isCancelled) await settleRest(tx, run, "CANCELLED", "The bulk action was cancelled before its turn.");
  else if (bar) await settleRest(tx, run, "REFUSED", bar);
  const counts = await countBulkItems(tx, run, now);
  // Another worker is at one of them: whoever comes last ends the run.
  if (counts.WAITING > 0) return;
  const { CHANGED: changed, UNCHANGED: unchanged, REFUSED: refused } = counts;
  const state: BulkState = isCancelled ? "CANCELLED" : "DONE";
  const numbers = { changed, refused, done: changed + unchanged + refused };
  await tx
    .update(bulkRuns)
    .set({ ...numbers, state, endedAt: clock.now() })
    .where(and(inOrg(bulkRuns.orgId, run), eq(bulkRuns.id, run.id)));
  const title = { action: run.action, isUndo: run.undoOf !== null };
  await notify(tx, system, {
    orgId: run.orgId,
    kind: "batch.finished",
    title: `${runTitle(title)}: ${BULK_STATE_LABELS[state].toLowerCase()}`,
    body: `${resultWords(title, numbers)}.${bar && !isCancelled ? ` ${bar}` : ""}`,
    href: `/customers/bulk/${toPublicId("bulk", run.id)}`,
    to: { userIds: [run.createdBy] },
    ...(now.cancelledBy === run.createdBy ? { exceptUserId: run.createdBy } : {}),
  });
}

const GIVEN_UP =
  "We tried several times and could not go on. Start it again for those who are left; if that fails too, ask your contact.";

/** Ends a run that a job could not go on with at its last try, so that nobody waits for it. What is done stays done. */
export async function giveUpRun(scope: SystemScope, runId: string): Promise<void> {
  await withScope(scope, async (tx) => {
    const run = await takeUp(tx, scope, runId);
    if (run) await endRun(tx, scope, run, GIVEN_UP);
  });
}

/**
 * Works on the next customers of a run, a chunk in a transaction, and asks to be called again when some are left. Killed at any moment and
 * started again it goes on with the first customer that nothing was done to.
 */
export async function carryOutRun(
  scope: SystemScope,
  runId: string,
  slice: number = BULK_LIMITS.slice,
  chunk: number = BULK_LIMITS.chunk,
): Promise<"ENDED" | "MORE"> {
  const start = await withScope(scope, async (tx) => {
    const run = await takeUp(tx, scope, runId);
    if (!run) return null;
    const member = await memberNow(tx, scope, run.createdBy);
    return { run, member, items: await nextBulkItems(tx, scope, runId, slice) };
  });
  if (!start) return "ENDED";
  const { run, member, items } = start;
  const bar = memberBar(run, member);
  if (bar === null && member && run.state === "RUNNING") {
    const person = memberScope(scope, member, runRequestId(run.id));
    for (let from = 0; from < items.length; from += chunk) {
      fault("bulk.between_items");
      // Cancelled, or its maker has another role: looked at anew by the next call.
      if ((await doItems(scope, person, run, items.slice(from, from + chunk))) !== "DONE") break;
    }
  }
  return withScope(scope, async (tx) => {
    const now = memberBar(run, await memberNow(tx, scope, run.createdBy));
    const [left] = await nextBulkItems(tx, scope, run.id, 1);
    const [{ state } = { state: "" }] = await tx
      .select({ state: bulkRuns.state })
      .from(bulkRuns)
      .where(and(inOrg(bulkRuns.orgId, run), eq(bulkRuns.id, run.id)));
    if (left && now === null && state === "RUNNING") {
      await askForRun(tx, run.orgId, run.id);
      return "MORE";
    }
    await endRun(tx, scope, run, now);
    return "ENDED";
  });
}
