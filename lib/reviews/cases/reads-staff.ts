import { and, asc, eq, gt, inArray, isNull, lte, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, memberships, reviewCases, users } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import type { Assignable } from "./types";

const ROLES = ["reviewer", "lead"];

/** True of people of compliance who are at work. */
const isAtWork = (now: Date): SQL | undefined =>
  and(
    inArray(users.platformRole, ROLES),
    isNull(users.suspendedAt),
    or(isNull(users.unavailableUntil), lte(users.unavailableUntil, now)),
  );

/**
 * Four eyes, over cases joined with their customers: true of those whom a person neither made nor last edited, and to whose
 * organisation they do not belong.
 */
export const isOutsider = (personId: string | typeof users.id): SQL => sql`(
  ${customers.createdBy} is distinct from ${personId} and ${customers.lastEditedBy} is distinct from ${personId}
  and not exists (select 1 from ${memberships} where ${memberships.orgId} = ${customers.orgId}
    and ${memberships.userId} = ${personId} and ${memberships.removedAt} is null))`;

// The column by its full name: in a list of fields it would be written without its table and mean the case's own id.
const openCases = sql<number>`(select count(*)::int from ${reviewCases} as held
  where held.assignee_id = "users"."id" and held.closed_at is null)`;

export type StaffRecord = Assignable & { awayUntil: Date | null; cases: number };

/** Reviewers and leads by name, with how many open cases each has. Who is suspended is left out. */
export async function listStaff(tx: Tx): Promise<StaffRecord[]> {
  const now = clock.now();
  const rows = await tx
    .select({
      id: users.id,
      name: users.name,
      role: users.platformRole,
      awayUntil: users.unavailableUntil,
      cases: openCases,
    })
    .from(users)
    .where(and(inArray(users.platformRole, ROLES), isNull(users.suspendedAt)))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ role, awayUntil, ...row }) => ({
    ...row,
    isLead: role === "lead",
    awayUntil: awayUntil && awayUntil > now ? awayUntil : null,
  }));
}

/** Until when somebody is away; null when they are here. */
export async function awayUntil(tx: Tx, userId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ until: users.unavailableUntil })
    .from(users)
    .where(and(eq(users.id, userId), gt(users.unavailableUntil, clock.now())));
  return row?.until ?? null;
}

/** Somebody at work, held so that they cannot go away before the transaction ends; null for everybody else. */
export async function holdAtWork(tx: Tx, userId: string): Promise<Assignable | null> {
  const [row] = await tx
    .select({ id: users.id, name: users.name, role: users.platformRole })
    .from(users)
    .where(and(eq(users.id, userId), isAtWork(clock.now())))
    .for("share");
  return row ? { id: row.id, name: row.name, isLead: row.role === "lead" } : null;
}

/** True when four eyes keep somebody from a customer. */
export async function isBarred(
  tx: Tx,
  userId: string,
  customer: { orgId: string; customerId: string },
): Promise<boolean> {
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(sameCustomer(customer), isOutsider(userId)));
  return rows.length === 0;
}

const sameCustomer = (customer: { orgId: string; customerId: string }) =>
  and(inOrg(customers.orgId, customer), eq(customers.id, customer.customerId));

/** Who takes over a case: of those at work who may decide it, the one with the fewest open cases. Null when there is nobody. */
export async function standInFor(
  tx: Tx,
  of: { orgId: string; customerId: string; isReferred: boolean },
  notId: string,
): Promise<Assignable | null> {
  const [row] = await tx
    .select({ id: users.id, name: users.name, role: users.platformRole })
    .from(users)
    .innerJoin(customers, sameCustomer(of))
    .where(
      and(
        isAtWork(clock.now()),
        ne(users.id, notId),
        of.isReferred ? eq(users.platformRole, "lead") : undefined,
        isOutsider(users.id),
      ),
    )
    .orderBy(openCases, asc(users.id))
    .limit(1);
  return row ? { id: row.id, name: row.name, isLead: row.role === "lead" } : null;
}

/** Open cases of people who are away, suspended or no longer of compliance; held, those that somebody else holds are passed over. */
export async function lockAbandoned(tx: Tx, limit: number) {
  const isHere = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, reviewCases.assigneeId), isAtWork(clock.now())));
  return tx
    .select()
    .from(reviewCases)
    .where(and(isNull(reviewCases.closedAt), sql`${reviewCases.assigneeId} is not null`, notExists(isHere)))
    .orderBy(asc(reviewCases.dueAt), asc(reviewCases.id))
    .limit(limit)
    .for("update", { skipLocked: true });
}
