import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { auditEvents, bulkItems, bulkRuns, customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { TenantScope } from "@/lib/auth/scope";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { senderOf } from "./access";
import { BULK_ITEM_STATES, BULK_LIMITS, type BulkAction, type BulkItemState, type BulkState } from "./constants";
import { type BulkItemsQuery, type BulkOrder, keptOrderInput } from "./input";
import { orderWords } from "./rules";
import type { BulkItemPage, BulkProgress, BulkRunPage, BulkRunRow } from "./types";

type Owner = { orgId: string };
export type BulkRunRecord = typeof bulkRuns.$inferSelect;
export type BulkItemRecord = typeof bulkItems.$inferSelect;

/** What a run does to each customer. */
export const orderOf = (run: Pick<BulkRunRecord, "action" | "params">): BulkOrder =>
  keptOrderInput.parse({ action: run.action, ...run.params });

export async function findBulkRun(tx: Tx, owner: Owner, runId: string): Promise<BulkRunRecord | null> {
  const [run] = await tx
    .select()
    .from(bulkRuns)
    .where(and(inOrg(bulkRuns.orgId, owner), eq(bulkRuns.id, runId)));
  return run ?? null;
}

/** The run that takes another back, if there is one. */
export async function findUndoOf(tx: Tx, owner: Owner, runId: string): Promise<BulkRunRecord | null> {
  const [run] = await tx
    .select()
    .from(bulkRuns)
    .where(and(inOrg(bulkRuns.orgId, owner), eq(bulkRuns.undoOf, runId)));
  return run ?? null;
}

export const toProgress = (run: BulkRunRecord): BulkProgress => ({
  state: run.state as BulkState,
  total: run.total,
  done: run.done,
  changed: run.changed,
  refused: run.refused,
  isOver: run.endedAt !== null,
});

export async function toBulkRunRow(tx: Tx, scope: TenantScope, run: BulkRunRecord): Promise<BulkRunRow> {
  const order = orderOf(run);
  const sender = order.action === "LINK_SENDER" ? await senderOf(tx, scope, order.senderId) : null;
  return {
    ...toProgress(run),
    id: toPublicId("bulk", run.id),
    action: run.action as BulkAction,
    isUndo: run.undoOf !== null,
    scopeWords: run.scopeWords,
    orderWords: orderWords(order, sender?.nickname ?? null),
    createdByName: run.createdByName,
    createdAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    cancelledByName: run.cancelledByName,
  };
}

/** The runs of an organisation, newest first. `before` is the `next` of the page before. */
export async function listBulkRuns(tx: Tx, scope: TenantScope, before: string | null): Promise<BulkRunPage> {
  const beforeId = before === null ? null : fromPublicId("bulk", before);
  const last = beforeId === null ? null : await findBulkRun(tx, scope, beforeId);
  const rows = await tx
    .select()
    .from(bulkRuns)
    .where(
      and(
        inOrg(bulkRuns.orgId, scope),
        last
          ? sql`(${bulkRuns.createdAt}, ${bulkRuns.id}) < (${last.createdAt.toISOString()}::timestamptz, ${last.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(bulkRuns.createdAt), desc(bulkRuns.id))
    .limit(BULK_LIMITS.runsPerPage + 1);
  const shown = rows.slice(0, BULK_LIMITS.runsPerPage);
  const end = rows.length > shown.length ? shown.at(-1) : undefined;
  return {
    rows: await Promise.all(shown.map((run) => toBulkRunRow(tx, scope, run))),
    next: end ? toPublicId("bulk", end.id) : null,
  };
}

/** How many customers of a run came to what. Those that wait for a cancelled run count as cancelled. */
export async function countBulkItems(
  tx: Tx,
  owner: Owner,
  run: Pick<BulkRunRecord, "id" | "state">,
): Promise<Record<BulkItemState, number>> {
  const rows = await tx
    .select({ state: bulkItems.state, count: sql<number>`count(*)::int` })
    .from(bulkItems)
    .where(and(inOrg(bulkItems.orgId, owner), eq(bulkItems.runId, run.id)))
    .groupBy(bulkItems.state);
  const counted = (state: BulkItemState) => rows.find((row) => row.state === state)?.count ?? 0;
  const counts = Object.fromEntries(BULK_ITEM_STATES.map((state) => [state, counted(state)])) as Record<
    BulkItemState,
    number
  >;
  return run.state === "CANCELLED" ? { ...counts, CANCELLED: counts.CANCELLED + counts.WAITING, WAITING: 0 } : counts;
}

/** The states in the table that a filter means. */
function statesMeant(run: Pick<BulkRunRecord, "state">, state: BulkItemState): BulkItemState[] {
  if (run.state !== "CANCELLED") return [state];
  return state === "CANCELLED" ? ["CANCELLED", "WAITING"] : state === "WAITING" ? [] : [state];
}

/** A step of a run's customers in some states, in order, with what a file names them by. */
export function readNamedItems(
  tx: Tx,
  owner: Owner,
  runId: string,
  { states, after }: { states: readonly BulkItemState[]; after: number },
) {
  return tx
    .select({
      ordinal: bulkItems.ordinal,
      customerId: bulkItems.customerId,
      state: bulkItems.state,
      message: bulkItems.message,
      name: customers.displayName,
      externalId: customers.externalId,
      deletedAt: customers.deletedAt,
    })
    .from(bulkItems)
    .innerJoin(customers, and(eq(customers.orgId, bulkItems.orgId), eq(customers.id, bulkItems.customerId)))
    .where(
      and(
        inOrg(bulkItems.orgId, owner),
        eq(bulkItems.runId, runId),
        inArray(bulkItems.state, [...states]),
        gt(bulkItems.ordinal, after),
      ),
    )
    .orderBy(asc(bulkItems.ordinal))
    .limit(BULK_LIMITS.fileStep);
}

/** One page of what came of a run's customers, in the order of the list they were taken from. */
export async function listBulkItems(
  tx: Tx,
  owner: Owner,
  run: Pick<BulkRunRecord, "id" | "state">,
  { state, after, before }: BulkItemsQuery,
): Promise<BulkItemPage> {
  const isBackward = before !== null;
  const size = BULK_LIMITS.itemsPerPage;
  const place = isBackward ? lt(bulkItems.ordinal, before) : after === null ? undefined : gt(bulkItems.ordinal, after);
  const found = await tx
    .select({ item: bulkItems, name: customers.displayName, deletedAt: customers.deletedAt })
    .from(bulkItems)
    .innerJoin(customers, and(eq(customers.orgId, bulkItems.orgId), eq(customers.id, bulkItems.customerId)))
    .where(
      and(
        inOrg(bulkItems.orgId, owner),
        eq(bulkItems.runId, run.id),
        state ? inArray(bulkItems.state, statesMeant(run, state)) : undefined,
        place,
      ),
    )
    .orderBy(isBackward ? desc(bulkItems.ordinal) : asc(bulkItems.ordinal))
    .limit(size + 1);
  const isFurther = found.length > size;
  const rows = found.slice(0, size);
  if (isBackward) rows.reverse();
  const [first, last] = [rows[0]?.item.ordinal, rows.at(-1)?.item.ordinal];
  const hasPrevious = isBackward ? isFurther : after !== null;
  const hasNext = isBackward ? true : isFurther;
  return {
    rows: rows.map(({ item, name, deletedAt }) => ({
      ordinal: item.ordinal,
      customerId: deletedAt === null ? toPublicId("customer", item.customerId) : null,
      name: deletedAt === null ? name : "A deleted customer",
      state: run.state === "CANCELLED" && item.state === "WAITING" ? "CANCELLED" : (item.state as BulkItemState),
      message: item.message,
      at: item.at?.toISOString() ?? null,
    })),
    previous: hasPrevious && first !== undefined ? first : null,
    next: hasNext && last !== undefined ? last : null,
  };
}

/** The next customers of a run that nothing has been done to, in order. */
export async function nextBulkItems(tx: Tx, owner: Owner, runId: string, limit: number): Promise<BulkItemRecord[]> {
  return tx
    .select()
    .from(bulkItems)
    .where(and(inOrg(bulkItems.orgId, owner), eq(bulkItems.runId, runId), eq(bulkItems.state, "WAITING")))
    .orderBy(asc(bulkItems.ordinal))
    .limit(limit);
}

/** By which request, or run, a customer was last enabled or disabled; null = never. */
export async function lastSwitchBy(tx: Tx, owner: Owner, customerId: string): Promise<string | null> {
  const [row] = await tx
    .select({ requestId: auditEvents.requestId })
    .from(auditEvents)
    .where(
      and(
        inOrg(auditEvents.orgId, owner),
        eq(auditEvents.customerId, customerId),
        inArray(auditEvents.action, ["customer.enabled", "customer.disabled"]),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(1);
  return row?.requestId ?? null;
}
