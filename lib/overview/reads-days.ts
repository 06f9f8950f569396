import { and, asc, count, desc, eq, gte, lt, lte, max, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { inOrg } from "@/db/filters";
import { customerDays, customers, customerTransitions, organisations } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { IdentityScope } from "@/lib/auth/scope";
import type { CivilDate } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import type { CustomerStatus } from "@/lib/customers/constants";
import { noCustomers } from "@/lib/customers/list/rules-counts";
import { AT_ONCE_SECONDS, SAMPLE_SIZE } from "./constants";
import { type Leave, lastDayOver, type Move, type PlacedApprovals } from "./rules";
import type { ClosedDay } from "./types";

type Owner = { orgId: string };

/** From `since` on (null = from the beginning), in places that end at these instants; the last one ends it all. */
export type Stretch = { since: Date | null; ends: readonly Date[] };

const thresholds = (ends: readonly Date[]) =>
  sql`${`{${ends.map((end) => end.toISOString()).join(",")}}`}::timestamptz[]`;
const placeOf = (at: AnyPgColumn, { ends }: Stretch) =>
  sql<number>`width_bucket(${at}, ${thresholds(ends)})`.mapWith(Number);
const within = (at: AnyPgColumn, { since, ends }: Stretch): SQL | undefined =>
  and(since === null ? undefined : gte(at, since), lt(at, ends.at(-1) ?? new Date(0)));

/** How many customers went from which status to which. */
export function statusMoves(tx: Tx, owner: Owner, stretch: Stretch): Promise<Move[]> {
  const { at, fromStatus, toStatus, orgId } = customerTransitions;
  const rows = tx
    .select({ place: placeOf(at, stretch), from: fromStatus, to: toStatus, n: count() })
    .from(customerTransitions)
    .where(and(inOrg(orgId, owner), within(at, stretch)))
    // By position: the same expression with other parameters would count as another one.
    .groupBy(sql`1, 2, 3`);
  return rows.then((found) => found as Move[]);
}

/** How many customers were deleted. Nothing changes the status of one that is. */
export async function deletions(tx: Tx, owner: Owner, stretch: Stretch): Promise<Leave[]> {
  const rows = await tx
    .select({ place: placeOf(customers.deletedAt, stretch), status: customers.status, n: count() })
    .from(customers)
    .where(and(inOrg(customers.orgId, owner), within(customers.deletedAt, stretch)))
    .groupBy(sql`1, 2`);
  return rows as Leave[];
}

/** Approvals after a review, each measured from the instant at which the customer was complete. */
export async function approvalsIn(tx: Tx, owner: Owner, stretch: Stretch): Promise<PlacedApprovals[]> {
  const { at, orgId, customerId, actorKind, fromStatus, toStatus } = customerTransitions;
  const before = alias(customerTransitions, "before");
  const complete = tx
    .select({ at: before.at })
    .from(before)
    .where(
      and(
        inOrg(before.orgId, owner),
        eq(before.customerId, customerId),
        eq(before.toStatus, "UNDER_REVIEW"),
        lte(before.at, at),
      ),
    )
    .orderBy(desc(before.at))
    .limit(1)
    .as("complete");
  const seconds = sql<number>`greatest(0, extract(epoch from ${at} - ${complete.at}))::int`;
  const approval = tx
    .select({ place: placeOf(at, stretch).as("place"), by: actorKind, seconds: seconds.as("seconds") })
    .from(customerTransitions)
    .innerJoinLateral(complete, sql`true`)
    .where(and(inOrg(orgId, owner), within(at, stretch), eq(toStatus, "APPROVED"), eq(fromStatus, "UNDER_REVIEW")))
    .as("approval");
  const ranked = tx
    .select({
      ...{ place: approval.place, by: approval.by, seconds: approval.seconds },
      rank: sql`row_number() over (partition by ${approval.place} order by ${approval.seconds})`.as("rank"),
      n: sql`count(*) over (partition by ${approval.place})`.as("n"),
    })
    .from(approval)
    .as("ranked");
  const isKept = sql`${ranked.n} <= ${SAMPLE_SIZE}::int
    or ${ranked.rank} * ${SAMPLE_SIZE}::int / ${ranked.n} <> (${ranked.rank} - 1) * ${SAMPLE_SIZE}::int / ${ranked.n}`;
  return tx
    .select({
      place: sql<number>`${ranked.place}`.mapWith(Number),
      approved: count(),
      atOnce:
        sql`count(*) filter (where ${ranked.by} = 'SYSTEM' and ${ranked.seconds} <= ${AT_ONCE_SECONDS}::int)`.mapWith(
          Number,
        ),
      byPerson: sql`count(*) filter (where ${ranked.by} = 'STAFF')`.mapWith(Number),
      seconds: sql<number[]>`json_agg(${ranked.seconds} order by ${ranked.seconds}) filter (where ${isKept})`,
    })
    .from(ranked)
    .groupBy(ranked.place);
}

/** Days that are closed, from a day on, in order. */
export async function closedDays(tx: Tx, owner: Owner, from: CivilDate): Promise<ClosedDay[]> {
  const { day, byStatus, created, approved, approvedAtOnce, approvedByPerson, secondsToApproval } = customerDays;
  const rows = await tx
    .select({
      ...{ day, byStatus, created, approved, atOnce: approvedAtOnce, byPerson: approvedByPerson },
      // A year of arrays is read far sooner as JSON.
      seconds: sql<number[]>`to_json(${secondsToApproval})`,
    })
    .from(customerDays)
    .where(and(inOrg(customerDays.orgId, owner), gte(day, from)))
    .orderBy(asc(day));
  return rows.map((row) => ({ ...row, byStatus: { ...noCustomers(), ...row.byStatus } }));
}

/** Which days are closed, from a day on. */
export async function knownDays(tx: Tx, owner: Owner, from: CivilDate): Promise<CivilDate[]> {
  const rows = await tx
    .select({ day: customerDays.day })
    .from(customerDays)
    .where(and(inOrg(customerDays.orgId, owner), gte(customerDays.day, from)));
  return rows.map(({ day }) => day);
}

/** The last closed day before a day, or of all: what the next one goes on from. */
export async function lastClosed(tx: Tx, owner: Owner, before?: CivilDate) {
  const [row] = await tx
    .select({ day: customerDays.day, endsAt: customerDays.endsAt, byStatus: customerDays.byStatus })
    .from(customerDays)
    .where(and(inOrg(customerDays.orgId, owner), before ? lt(customerDays.day, before) : undefined))
    .orderBy(desc(customerDays.day))
    .limit(1);
  return row ? { ...row, byStatus: { ...noCustomers(), ...(row.byStatus as Record<CustomerStatus, number>) } } : null;
}

/** When the organisation had its first customer; null when it never had one. */
export async function firstTransition(tx: Tx, owner: Owner): Promise<Date | null> {
  const [row] = await tx
    .select({ at: customerTransitions.at })
    .from(customerTransitions)
    .where(inOrg(customerTransitions.orgId, owner))
    .orderBy(asc(customerTransitions.at))
    .limit(1);
  return row?.at ?? null;
}

/** Organisations with customers whose last day that is over is not closed yet, inside ids. For the worker. */
export async function listOrganisationsToClose(scope: IdentityScope): Promise<string[]> {
  const now = clock.now();
  const rows = await withScope(scope, (tx) => {
    const last = tx
      .select({ day: max(customerDays.day).as("day") })
      .from(customerDays)
      .where(eq(customerDays.orgId, organisations.id))
      .as("last");
    const first = tx
      .select({ at: customerTransitions.at })
      .from(customerTransitions)
      .where(eq(customerTransitions.orgId, organisations.id))
      .orderBy(asc(customerTransitions.at))
      .limit(1)
      .as("first");
    return tx
      .select({ id: organisations.id, timeZone: organisations.timeZone, day: last.day })
      .from(organisations)
      .innerJoinLateral(last, sql`true`)
      .innerJoinLateral(first, sql`true`)
      .orderBy(organisations.id);
  });
  return rows.filter(({ timeZone, day }) => day === null || day < lastDayOver(timeZone, now)).map(({ id }) => id);
}
