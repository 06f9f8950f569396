import { and, eq, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { bulkItems, bulkRuns } from "@/db/schema";
import { type Tx, withScope, writeInScope } from "@/db/scope";
import { surprise } from "@/lib/auth/failures";
import type { MerchantScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { fault } from "@/lib/core/fault";
import { toPublicId } from "@/lib/core/ids";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { lockCustomer } from "@/lib/customers/reads";
import { notify } from "@/lib/notifications/writes";
import { type Member, memberBar, memberNow } from "./access";
import { BULK_LIMITS, BULK_STATE_LABELS, type BulkAction, type BulkState } from "./constants";
import { type BulkItemRecord, type BulkRunRecord, countBulkItems, nextBulkItems, orderOf } from "./reads";
import { resultWords, runTitle } from "./rules";
import { askForRun } from "./writes";
import { actOn, type ItemResult } from "./writes-items";
import { takeBack } from "./writes-undo";

/** Makes the scope in which a run acts: its maker's, with the role they have now. */
export type ActAs = (member: Member, requestId: string) => MerchantScope;

/** Written into the audit rows of what a run does, so that they can be told from anything later. */
const runRequestId = (runId: string): string => `bulk-${toPublicId("bulk", runId)}`;

/** Tries of one customer whom somebody else holds just then. */
const TRIES = 3;
const GONE = refuse("not_found", "It was deleted.");

type Run = BulkRunRecord & { action: BulkAction };
type Step = "DONE" | "STOPPED" | "ANOTHER_ROLE";

const isItem = (run: Run, item: BulkItemRecord) =>
  and(
    inOrg(bulkItems.orgId, run),
    eq(bulkItems.runId, run.id),
    eq(bulkItems.ordinal, item.ordinal),
    eq(bulkItems.state, "WAITING"),
  );

/** Counts one customer as done, while the run goes on: a cancelled one changes nobody any more. */
async function countOne(tx: Tx, run: Run, state: "CHANGED" | "UNCHANGED" | "REFUSED"): Promise<boolean> {
  const counted = await tx
    .update(bulkRuns)
    .set({
      done: sql`${bulkRuns.done} + 1`,
      ...(state === "CHANGED" ? { changed: sql`${bulkRuns.changed} + 1` } : {}),
      ...(state === "REFUSED" ? { refused: sql`${bulkRuns.refused} + 1` } : {}),
    })
    .where(and(inOrg(bulkRuns.orgId, run), eq(bulkRuns.id, run.id), eq(bulkRuns.state, "RUNNING")))
    .returning({ id: bulkRuns.id });
  return counted.length === 1;
}

type Settled = ItemResult | { state: "REFUSED"; message: string };

/**
 * Writes down what came of a customer; false when another worker has, or the run was cancelled: then all of it is to be undone. The run's
 * row first, like the end of a run, so that two workers never wait for each other.
 */
async function settleItem(tx: Tx, run: Run, item: BulkItemRecord, result: Settled): Promise<boolean> {
  const written = {
    state: result.state,
    message: "message" in result ? result.message : null,
    ...("before" in result && result.before ? { before: result.before } : {}),
    at: clock.now(),
  };
  // Sent together, in this order.
  const [isCounted, settled] = await Promise.all([
    countOne(tx, run, result.state),
    tx.update(bulkItems).set(written).where(isItem(run, item)).returning({ ordinal: bulkItems.ordinal }),
  ]);
  return isCounted && settled.length === 1;
}

const STOPPED = refuse("conflict", "stopped");
const ANOTHER_ROLE = refuse("conflict", "another role");

/** The change and its record in one transaction, so that a customer is changed once, however often the job is tried. */
function tryItem(scope: MerchantScope, run: Run, item: BulkItemRecord): Promise<Outcome<Step>> {
  return writeInScope(scope, async (tx): Promise<Outcome<Step>> => {
    const [customer, member] = await Promise.all([
      lockCustomer(tx, scope, item.customerId),
      memberNow(tx, scope, scope.userId),
    ]);
    if (member?.role !== scope.role) return ANOTHER_ROLE;
    if (!customer) return GONE;
    const order = orderOf(run);
    const outcome = run.undoOf
      ? await takeBack(tx, scope, customer, { order, requestId: runRequestId(run.undoOf), before: item.before })
      : await actOn(tx, scope, customer, order);
    if (!outcome.ok) return outcome;
    if (!(await settleItem(tx, run, item, outcome.value))) return STOPPED;
    fault("bulk.before_item_commit");
    return ok("DONE");
  });
}

/** A customer that was not changed: why not. */
async function refuseItem(scope: SystemScope, run: Run, item: BulkItemRecord, message: string): Promise<Step> {
  const outcome = await writeInScope(scope, async (tx): Promise<Outcome<Step>> => {
    return (await settleItem(tx, run, item, { state: "REFUSED", message })) ? ok("DONE") : STOPPED;
  });
  return outcome.ok ? outcome.value : "STOPPED";
}

async function doItem(system: SystemScope, scope: MerchantScope, run: Run, item: BulkItemRecord): Promise<Step> {
  for (let left = TRIES; ; left--) {
    const outcome = await tryItem(scope, run, item).catch((error: unknown) => {
      const told = surprise(error, "bulk.item", scope.requestId);
      const isBusy = told.retryAfterSeconds !== undefined;
      // Busy for good: the job is tried again later, from this customer on.
      if (isBusy && left === 1) throw error;
      return isBusy ? null : told;
    });
    if (outcome === null) continue;
    if (outcome.ok) return outcome.value;
    if (outcome === STOPPED) return "STOPPED";
    if (outcome === ANOTHER_ROLE) return "ANOTHER_ROLE";
    return refuseItem(system, run, item, outcome.message);
  }
}

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

/**
 * Works on the next customers of a run, each in a transaction of its own, and asks to be called again when some are left. Killed at any
 * moment and started again it goes on with the first customer that nothing was done to.
 */
export async function carryOutRun(
  scope: SystemScope,
  runId: string,
  actAs: ActAs,
  slice: number = BULK_LIMITS.slice,
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
    const person = actAs(member, runRequestId(run.id));
    for (const item of items) {
      fault("bulk.between_items");
      // Cancelled, or its maker has another role: looked at anew by the next call.
      if ((await doItem(scope, person, run, item)) !== "DONE") break;
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
