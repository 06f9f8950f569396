import { and, desc, eq, isNull, max, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, organisations, reviewCases, users } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerType } from "@/lib/customers/constants";
import type { CaseReason, CaseState } from "@/lib/reviews/cases/constants";
import { caseStateColumn } from "@/lib/reviews/cases/reads-state";
import type { QueueQuery } from "./input";
import { queueNumbers } from "./reads-glance";
import { otherCustomers } from "./reads-others";
import { beyond, inView, narrowedBy, orderBy, orderKeys } from "./reads-where";
import { decodeQueueCursor, encodeQueueCursor } from "./rules-cursor";
import type { CaseKey } from "./types";
import type { Neighbours, QueuePage, QueueRow } from "./types-list";

const ofCustomer = and(eq(customers.orgId, reviewCases.orgId), eq(customers.id, reviewCases.customerId));
const keysColumn = (keys: SQL[]) => sql<string[]>`array[${sql.join(keys, sql`, `)}]::text[]`;

const keyOf = (row: { orgId: string; customerId: string }): CaseKey => ({
  orgId: toPublicId("organisation", row.orgId),
  id: toPublicId("customer", row.customerId),
});

async function fetchRows(tx: Tx, keys: SQL[], where: SQL | undefined, order: SQL, limit: number) {
  return tx
    .select({
      record: reviewCases,
      name: customers.displayName,
      type: customers.type,
      country: customers.country,
      orgName: organisations.name,
      assigneeName: users.name,
      state: caseStateColumn,
      keys: keysColumn(keys),
    })
    .from(reviewCases)
    .innerJoin(customers, ofCustomer)
    .innerJoin(organisations, eq(organisations.id, reviewCases.orgId))
    .leftJoin(users, eq(users.id, reviewCases.assigneeId))
    .where(where)
    .orderBy(order)
    .limit(limit);
}

type Fetched = Awaited<ReturnType<typeof fetchRows>>[number];

function toQueueRow(row: Fetched, userId: string, now: Date): QueueRow {
  const { record } = row;
  const isSnoozed = record.snoozedUntil !== null && record.snoozedUntil > now;
  return {
    ...keyOf(record),
    caseId: toPublicId("case", record.id),
    version: record.version,
    name: row.name,
    type: row.type as CustomerType,
    country: row.country,
    orgName: row.orgName,
    riskScore: record.riskScore,
    reason: record.reason as CaseReason,
    isReferred: record.isReferred,
    state: row.state as CaseState,
    assignee: record.assigneeId
      ? {
          id: toPublicId("user", record.assigneeId),
          name: row.assigneeName ?? "",
          isSelf: record.assigneeId === userId,
        }
      : null,
    tags: record.tags,
    openedAt: record.openedAt.toISOString(),
    waitingSince: record.waitingSince.toISOString(),
    dueAt: record.dueAt.toISOString(),
    closedAt: record.closedAt?.toISOString() ?? null,
    snoozedUntil: isSnoozed ? (record.snoozedUntil?.toISOString() ?? null) : null,
    snoozeReason: isSnoozed ? record.snoozeReason : null,
  };
}

/**
 * One page of the queue, with what stands around it. Walks from a place in the order, never from its beginning. A cursor that does not fit
 * gives the first page and says so in `ignored`.
 */
export async function listCases(scope: ReviewerScope, query: QueueQuery): Promise<QueuePage> {
  return withScope(scope, async (tx) => {
    const now = clock.now();
    const keyCount = orderKeys(query, now).length;
    const cursor = query.page.at === "first" ? null : decodeQueueCursor(query.page.cursor, query, keyCount);
    const isBackward = query.page.at === "before" && cursor !== null;
    const asOf = cursor ? new Date(cursor.at) : now;
    const keys = orderKeys(query, asOf);
    const walk = isBackward ? "backward" : "forward";
    const inQueue = and(inView(query.view, scope.userId, now), narrowedBy(query, now));
    const from = cursor ? beyond(keys, cursor, walk) : undefined;
    const [found, numbers, others, [last]] = await Promise.all([
      fetchRows(tx, keys, and(inQueue, from), orderBy(keys, walk), query.pageSize + 1),
      queueNumbers(tx, scope.userId, query, now),
      query.search === "" ? [] : otherCustomers(tx, query.search),
      tx.select({ closedAt: max(reviewCases.closedAt) }).from(reviewCases),
    ]);
    const isFurther = found.length > query.pageSize;
    const rows = found.slice(0, query.pageSize);
    if (isBackward) rows.reverse();
    const first = !cursor ? 0 : Math.max(0, isBackward ? cursor.index - rows.length : cursor.index + 1);
    const cursorAt = (row: Fetched | undefined, index: number) =>
      row
        ? encodeQueueCursor(query, { keys: row.keys.map(Number), id: row.record.id, at: asOf.getTime(), index })
        : null;
    const hasPrevious = isBackward ? isFurther : cursor !== null;
    const hasNext = isBackward || isFurther;
    return {
      rows: rows.map((row) => toQueueRow(row, scope.userId, now)),
      previous: hasPrevious ? cursorAt(rows[0], first) : null,
      next: hasNext ? cursorAt(rows.at(-1), first + rows.length - 1) : null,
      position: first + 1,
      ...numbers,
      others,
      lastClosedAt: last?.closedAt?.toISOString() ?? null,
      ignored: query.page.at !== "first" && !cursor ? ["the page, because its address does not fit this queue"] : [],
    };
  });
}

/** The newest case of a customer, the open one first, with its place in an order. */
async function placeOf(tx: Tx, owner: { orgId: string }, customerId: string, keys: SQL[]) {
  const [row] = await tx
    .select({ id: reviewCases.id, keys: keysColumn(keys) })
    .from(reviewCases)
    .innerJoin(customers, ofCustomer)
    .where(and(inOrg(reviewCases.orgId, owner), eq(reviewCases.customerId, customerId)))
    .orderBy(desc(isNull(reviewCases.closedAt)), desc(reviewCases.id))
    .limit(1);
  return row ? { id: row.id, keys: row.keys.map(Number) } : null;
}

/**
 * The cases before and behind a customer's in a queue. Where the case is no longer in it, for example taken from the unassigned, its
 * place still is. Ids in their inside form.
 */
export async function neighbours(
  tx: Tx,
  scope: Pick<ReviewerScope, "userId">,
  customer: { orgId: string; customerId: string },
  query: QueueQuery,
): Promise<Neighbours> {
  const now = clock.now();
  const keys = orderKeys(query, now);
  const place = await placeOf(tx, customer, customer.customerId, keys);
  const inQueue = and(inView(query.view, scope.userId, now), narrowedBy(query, now));
  const one = async (walk: "forward" | "backward") => {
    if (!place) return null;
    const [row] = await tx
      .select({ orgId: reviewCases.orgId, customerId: reviewCases.customerId })
      .from(reviewCases)
      .innerJoin(customers, ofCustomer)
      .where(and(inQueue, beyond(keys, place, walk)))
      .orderBy(orderBy(keys, walk))
      .limit(1);
    return row ? keyOf(row) : null;
  };
  const isBefore = place ? beyond(keys, place, "backward") : sql`false`;
  const isHere = place ? eq(reviewCases.id, place.id) : sql`false`;
  const counting = tx
    .select({
      total: sql<number>`count(*)::int`,
      before: sql<number>`count(*) filter (where ${isBefore})::int`,
      isIn: sql<boolean>`coalesce(bool_or(${isHere}), false)`,
    })
    .from(reviewCases)
    .innerJoin(customers, ofCustomer)
    .where(inQueue);
  const [previous, next, [counted]] = await Promise.all([one("backward"), one("forward"), counting]);
  return { previous, next, position: counted?.isIn ? counted.before + 1 : null, total: counted?.total ?? 0 };
}
