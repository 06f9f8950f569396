import { and, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { bulkItems, bulkRuns } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { surprise } from "@/lib/auth/failures";
import { memberNow } from "@/lib/auth/member-scope";
import type { MerchantScope, SystemScope } from "@/lib/auth/scope";
import { allEnded } from "@/lib/core/all-ended";
import { clock } from "@/lib/core/clock";
import { fault } from "@/lib/core/fault";
import { toPublicId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import { type CustomerRecord, lockCustomers } from "@/lib/customers/reads";
import type { BulkAction } from "./constants";
import type { BulkOrder } from "./input";
import { type BulkItemRecord, type BulkRunRecord, orderOf } from "./reads";
import { actOn, type ItemResult, refusedItem } from "./writes-items";
import { takeBack } from "./writes-undo";

/** Tries of one customer whom somebody else holds just then. */
const TRIES = 3;

export type Run = BulkRunRecord & { action: BulkAction };
type Step = "DONE" | "STOPPED" | "ANOTHER_ROLE";
type Settled = { item: BulkItemRecord; result: ItemResult };

/** Written into the audit rows of what a run does, so that they can be told from anything later. */
export const runRequestId = (runId: string): string => `bulk-${toPublicId("bulk", runId)}`;

/** Counts customers as done, while the run goes on: a cancelled one changes nobody any more. */
async function countDone(tx: Tx, run: Run, settled: readonly Settled[]): Promise<boolean> {
  const inState = (state: ItemResult["state"]) => settled.filter(({ result }) => result.state === state).length;
  const counted = await tx
    .update(bulkRuns)
    .set({
      done: sql`${bulkRuns.done} + ${settled.length}::int`,
      changed: sql`${bulkRuns.changed} + ${inState("CHANGED")}::int`,
      refused: sql`${bulkRuns.refused} + ${inState("REFUSED")}::int`,
    })
    .where(and(inOrg(bulkRuns.orgId, run), eq(bulkRuns.id, run.id), eq(bulkRuns.state, "RUNNING")))
    .returning({ id: bulkRuns.id });
  return counted.length === 1;
}

/**
 * Writes down what came of customers; false when another worker has for one of them, or the run was cancelled: then all of it is to be
 * undone. The run's row first, like the end of a run, so that two workers never wait for each other.
 */
async function settleItems(tx: Tx, run: Run, settled: readonly Settled[]): Promise<boolean> {
  const written = settled.map(({ item, result }) => ({
    ordinal: item.ordinal,
    state: result.state,
    message: "message" in result ? result.message : null,
    before: ("before" in result && result.before) || item.before,
  }));
  // Sent together, in this order.
  const [isCounted, moved] = await Promise.all([
    countDone(tx, run, settled),
    tx.execute(sql`
      update ${bulkItems} set state = done.state, message = done.message, before = done.before,
        at = ${clock.now().toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as done (ordinal int, state text, message text, before jsonb)
      where ${and(inOrg(bulkItems.orgId, run), eq(bulkItems.runId, run.id), eq(bulkItems.state, "WAITING"))}
        and ${bulkItems.ordinal} = done.ordinal`),
  ]);
  return isCounted && moved.count === settled.length;
}

const STOPPED = refuse("conflict", "stopped");
const ANOTHER_ROLE = refuse("conflict", "another role");

function act(tx: Tx, scope: MerchantScope, run: Run, item: BulkItemRecord, order: BulkOrder, customer: CustomerRecord) {
  if (!run.undoOf) return actOn(tx, scope, customer, order);
  return takeBack(tx, scope, customer, { order, requestId: runRequestId(run.undoOf), before: item.before });
}

/** The changes and their records in one transaction, so that a customer is changed once, however often the job is tried. */
function tryItems(scope: MerchantScope, run: Run, items: readonly BulkItemRecord[]): Promise<Outcome<Step>> {
  return writeInScope(scope, async (tx): Promise<Outcome<Step>> => {
    const [found, member] = await Promise.all([
      lockCustomers(
        tx,
        scope,
        items.map((item) => item.customerId),
      ),
      memberNow(tx, scope, scope.userId),
    ]);
    if (member?.role !== scope.role) return ANOTHER_ROLE;
    const order = orderOf(run);
    // Customers share nothing, so their statements are sent without waiting for each other.
    const tried = await allEnded(
      items.map(async (item) => {
        const customer = found.get(item.customerId);
        const outcome = customer ? await act(tx, scope, run, item, order, customer) : refusedItem("It was deleted.");
        return { item, outcome };
      }),
    );
    const settled: Settled[] = [];
    for (const { item, outcome } of tried) {
      if (!outcome.ok) return outcome;
      settled.push({ item, result: outcome.value });
    }
    if (!(await settleItems(tx, run, settled))) return STOPPED;
    fault("bulk.before_item_commit");
    return ok("DONE");
  });
}

/** A customer that was not changed: why not. */
async function refuseItem(scope: SystemScope, run: Run, item: BulkItemRecord, message: string): Promise<Step> {
  const outcome = await writeInScope(scope, async (tx): Promise<Outcome<Step>> => {
    return (await settleItems(tx, run, [{ item, result: { state: "REFUSED", message } }])) ? ok("DONE") : STOPPED;
  });
  return outcome.ok ? outcome.value : "STOPPED";
}

/** What an outcome means for the run, or the refusal of a customer. */
function stepOf(outcome: Outcome<Step>): Step | Refusal {
  if (outcome.ok) return outcome.value;
  if (outcome === STOPPED) return "STOPPED";
  return outcome === ANOTHER_ROLE ? "ANOTHER_ROLE" : outcome;
}

async function doItem(scope: SystemScope, person: MerchantScope, run: Run, item: BulkItemRecord): Promise<Step> {
  for (let left = TRIES; ; left--) {
    const outcome = await tryItems(person, run, [item]).catch((error: unknown) => {
      const told = surprise(error, "bulk.item", person.requestId);
      const isBusy = told.retryAfterSeconds !== undefined;
      // Busy for good: the job is tried again later, from this customer on.
      if (isBusy && left === 1) throw error;
      return isBusy ? null : told;
    });
    if (outcome === null) continue;
    const step = stepOf(outcome);
    return typeof step === "string" ? step : refuseItem(scope, run, item, step.message);
  }
}

/** Customers of a run together; where that does not go, one by one, so that none of them holds up the others. */
export async function doItems(
  scope: SystemScope,
  person: MerchantScope,
  run: Run,
  items: readonly BulkItemRecord[],
): Promise<Step> {
  if (items.length > 1) {
    const step = await tryItems(person, run, items).then(stepOf, (error: unknown) => {
      log.warn({ err: error, runId: run.id }, "customers of a bulk action are tried one by one");
      return null;
    });
    if (typeof step === "string") return step;
  }
  for (const item of items) {
    const step = await doItem(scope, person, run, item);
    if (step !== "DONE") return step;
  }
  return "DONE";
}
