import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { bulkItems, bulkRuns } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { countWords, numberWords } from "@/lib/core/count-words";
import { ids, toPublicId } from "@/lib/core/ids";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { cutText } from "@/lib/core/text";
import { importFileOf, selectionIds } from "@/lib/customers/selection/reads";
import { selectionWords } from "@/lib/customers/selection/rules";
import { enqueueJob } from "@/lib/outbox/emit";
import { orderBar } from "./access";
import { BULK_LIMITS, BULK_WORDS, type BulkAction } from "./constants";
import type { BulkRunInput, StartBulkInput } from "./input";
import { findBulkRun, toProgress } from "./reads";
import { countForRun } from "./reads-preview";
import { isReversible, runTitle } from "./rules";
import type { BulkProgress, BulkStarted } from "./types";

const SCOPE_WORDS_MAX = 300;

type NewRun = Pick<typeof bulkRuns.$inferInsert, "id" | "action" | "params" | "scopeWords" | "undoOf">;

/** The row of a run that nothing has been done of; null where it stands already. */
async function insertRun(tx: Tx, scope: MerchantScope, run: NewRun): Promise<{ id: string } | null> {
  const [made] = await tx
    .insert(bulkRuns)
    .values({
      ...run,
      orgId: scope.orgId,
      scopeWords: cutText(run.scopeWords, SCOPE_WORDS_MAX),
      state: "WAITING",
      total: 0,
      createdBy: scope.userId,
      createdByName: scope.userName,
      createdAt: clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: bulkRuns.id });
  return made ?? null;
}

/** Asks for the job of a run: a waiting one is replaced. */
export const askForRun = (tx: Tx, orgId: string, runId: string) =>
  enqueueJob(tx, { task: "run_bulk", payload: { orgId, runId } }, { key: `bulk:${runId}` });

/**
 * Starts a run over the customers that are meant now; who comes to match later is not among them. Refused with the number when there are
 * more than the dry run spoke of. The same `runId` again answers with the run that stands.
 */
export async function startBulkRun(scope: MerchantScope, input: StartBulkInput): Promise<Outcome<BulkStarted>> {
  const { runId, selection, order, seenTotal } = input;
  return writeInScope(scope, async (tx): Promise<Outcome<BulkStarted>> => {
    const bar = await orderBar(tx, scope, order);
    if (bar) return bar;
    const standing = await findBulkRun(tx, scope, runId);
    if (standing) return ok({ id: toPublicId("bulk", standing.id), total: standing.total });
    const open = await tx.$count(bulkRuns, and(inOrg(bulkRuns.orgId, scope), isNull(bulkRuns.endedAt)));
    if (open >= BULK_LIMITS.open) {
      return refuse("rate_limited", `${open} bulk actions are under way. Wait until one of them has finished.`);
    }
    const counted = await countForRun(tx, scope, selection);
    if (!counted.ok) return counted;
    const { action, ...params } = order;
    const scopeWords = selectionWords(selection, counted.value, await importFileOf(tx, scope, selection));
    if (!(await insertRun(tx, scope, { id: runId, action, params, scopeWords }))) {
      return refuse("conflict", "This was started already. Look at the list of bulk actions.");
    }
    const meant = await selectionIds(tx, scope, selection);
    const frozen = await tx.execute(sql`
      insert into ${bulkItems} (org_id, run_id, ordinal, customer_id)
      select ${scope.orgId}::uuid, ${runId}::uuid, ordinal, customer_id from (${meant}) as meant`);
    const total = frozen.count;
    if (total > seenTotal) {
      return refuse(
        "conflict",
        `Now ${countWords(total, "customer")} match, it was ${numberWords(seenTotal)} when you looked. Look at the numbers again.`,
      );
    }
    await tx
      .update(bulkRuns)
      .set({ total })
      .where(and(inOrg(bulkRuns.orgId, scope), eq(bulkRuns.id, runId)));
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "bulk.started",
      subject: { kind: "bulk", id: runId },
      detail: {
        about: BULK_WORDS[action].label,
        customers: total,
        which: scopeWords,
        ...("reason" in order ? { reason: order.reason } : {}),
      },
    });
    await askForRun(tx, scope.orgId, runId);
    return ok({ id: toPublicId("bulk", runId), total });
  });
}

/** Ends a run between two customers; what is done stays done. Repeating it changes nothing more. */
export async function cancelBulkRun(scope: MerchantScope, { runId }: BulkRunInput): Promise<Outcome<BulkProgress>> {
  if (!merchantMay(scope.role, "customers.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx): Promise<Outcome<BulkProgress>> => {
    const [cancelled] = await tx
      .update(bulkRuns)
      .set({ state: "CANCELLED", cancelledBy: scope.userId, cancelledByName: scope.userName })
      .where(
        and(
          inOrg(bulkRuns.orgId, scope),
          eq(bulkRuns.id, runId),
          inArray(bulkRuns.state, ["WAITING", "RUNNING"] satisfies BulkProgress["state"][]),
        ),
      )
      .returning();
    if (!cancelled) {
      const run = await findBulkRun(tx, scope, runId);
      if (!run) return NOT_FOUND;
      return run.state === "CANCELLED"
        ? ok(toProgress(run))
        : refuse("wrong_state", "This has finished already, so there is nothing left to cancel.");
    }
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "bulk.cancelled",
      subject: { kind: "bulk", id: runId },
      detail: { about: runTitle(titleOf(cancelled)), done: cancelled.done, customers: cancelled.total },
    });
    // Somebody has to settle the customers that are left, also where the job has come to its end or never began.
    await askForRun(tx, scope.orgId, runId);
    return ok(toProgress(cancelled));
  });
}

const titleOf = (run: typeof bulkRuns.$inferSelect) => ({
  action: run.action as BulkAction,
  isUndo: run.undoOf !== null,
});

/** Starts a run over what another changed, which takes back what still stands as that one left it. Possible once. */
export async function undoBulkRun(scope: MerchantScope, input: BulkRunInput): Promise<Outcome<BulkStarted>> {
  return writeInScope(scope, async (tx): Promise<Outcome<BulkStarted>> => {
    const [run] = await tx
      .select()
      .from(bulkRuns)
      .where(and(inOrg(bulkRuns.orgId, scope), eq(bulkRuns.id, input.runId)))
      .for("update");
    const title = run && titleOf(run);
    if (!run || !title) return merchantMay(scope.role, "customers.write") ? NOT_FOUND : FORBIDDEN;
    if (!merchantMay(scope.role, BULK_WORDS[title.action].permission)) return FORBIDDEN;
    if (!isReversible(title)) return refuse("wrong_state", "This cannot be taken back.");
    if (run.endedAt === null)
      return refuse("wrong_state", "This is still running. Wait for its end, or cancel it first.");
    const runId = ids.next();
    const scopeWords = `What "${runTitle(title)}" by ${run.createdByName} changed (${run.scopeWords})`;
    const undo = { id: runId, action: run.action, params: run.params, scopeWords, undoOf: run.id };
    if (!(await insertRun(tx, scope, undo))) {
      return refuse("conflict", "This was taken back already. It can be taken back once.");
    }
    const { orgId } = scope;
    const frozen = await tx.execute(sql`
      insert into ${bulkItems} (org_id, run_id, ordinal, customer_id, before)
      select ${orgId}::uuid, ${runId}::uuid, (row_number() over (order by ${bulkItems.ordinal}))::int,
        ${bulkItems.customerId}, ${bulkItems.before}
      from ${bulkItems}
      where ${and(inOrg(bulkItems.orgId, scope), eq(bulkItems.runId, run.id), eq(bulkItems.state, "CHANGED"))}`);
    const total = frozen.count;
    if (total === 0) return refuse("wrong_state", "This changed nothing, so there is nothing to take back.");
    await tx
      .update(bulkRuns)
      .set({ total })
      .where(and(inOrg(bulkRuns.orgId, scope), eq(bulkRuns.id, runId), isNotNull(bulkRuns.undoOf)));
    await recordAudit(tx, scope, {
      orgId,
      action: "bulk.undone",
      subject: { kind: "bulk", id: run.id },
      detail: { about: runTitle(title), customers: total },
    });
    await askForRun(tx, orgId, runId);
    return ok({ id: toPublicId("bulk", runId), total });
  });
}
