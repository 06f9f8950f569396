import { and, asc, eq, exists, gt, isNotNull, isNull, lte, notExists, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { inOrg } from "@/db/filters";
import { customerFacets, customers, informationQuestions, informationRequests, uploadLinks } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { addDays, type CivilDate } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { MISSING_MARKS } from "@/lib/customers/constants-missing";
import { COUNT_CAP, EXPIRY_DAYS, NAMED, NEXT_EXPIRIES } from "./constants";
import type { Capped, Expiring, NamedCustomer, Waiting } from "./types";

type Owner = { orgId: string };

const capped = (n: number): Capped => (n > COUNT_CAP ? { n: COUNT_CAP, isMore: true } : { n, isMore: false });

/** How many customers lack what, the same numbers that the filtered list shows; what nobody lacks is left out. */
export async function missingNumbers(tx: Tx, owner: Owner): Promise<Waiting["missing"]> {
  const one = (mark: string) => {
    const rows = tx
      .select({ one: sql`1` })
      .from(customerFacets)
      .where(and(inOrg(customerFacets.orgId, owner), eq(customerFacets.facet, `missing:${mark}`)))
      .limit(COUNT_CAP + 1);
    return sql`(select count(*)::int from ${rows} as marked)`;
  };
  const list = sql.join(MISSING_MARKS.map(one), sql`, `);
  const [row] = await tx.execute<{ counts: number[] }>(sql`select json_build_array(${list}) as counts`);
  return MISSING_MARKS.map((mark, index) => ({ mark, ...capped(row?.counts[index] ?? 0) }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n);
}

/** Customers that are deleted are few and have an index: leaving them out asks for far less than finding those that are not. */
function isNotDeleted(tx: Tx, owner: Owner, customerId: AnyPgColumn): SQL {
  const gone = alias(customers, "gone");
  return notExists(
    tx
      .select({ one: sql`1` })
      .from(gone)
      .where(and(inOrg(gone.orgId, owner), eq(gone.id, customerId), isNotNull(gone.deletedAt))),
  );
}

const named = (id: string, name: string, at: string): NamedCustomer => ({ id: toPublicId("customer", id), name, at });

/** Requests of compliance that are not answered, and those among them whose day has passed. The most urgent are named. */
export async function openRequests(tx: Tx, owner: Owner, today: CivilDate): Promise<Waiting["requests"]> {
  const unanswered = tx
    .select({ one: sql`1` })
    .from(informationQuestions)
    .where(
      and(
        inOrg(informationQuestions.orgId, owner),
        eq(informationQuestions.requestId, informationRequests.id),
        isNull(informationQuestions.answeredAt),
      ),
    );
  const { customerId, dueOn, id, orgId, cancelledAt } = informationRequests;
  const open = tx
    .select({ customerId, dueOn, id })
    .from(informationRequests)
    .where(and(inOrg(orgId, owner), isNull(cancelledAt), exists(unanswered), isNotDeleted(tx, owner, customerId)))
    .limit(COUNT_CAP + 1)
    .as("open");
  const first = tx
    .select({
      ...{ customerId: open.customerId, dueOn: open.dueOn, id: open.id },
      n: sql`count(*) over ()`.mapWith(Number).as("n"),
      overdue: sql`count(*) filter (where ${open.dueOn} < ${today}) over ()`.mapWith(Number).as("overdue"),
    })
    .from(open)
    .orderBy(asc(open.dueOn), asc(open.id))
    .limit(NAMED)
    .as("first");
  const rows = await tx
    .select({ id: customers.id, name: customers.displayName, dueOn: first.dueOn, n: first.n, overdue: first.overdue })
    .from(first)
    .innerJoin(customers, and(inOrg(customers.orgId, owner), eq(customers.id, first.customerId)))
    .orderBy(asc(first.dueOn), asc(first.id));
  return {
    ...capped(rows[0]?.n ?? 0),
    overdue: Math.min(rows[0]?.overdue ?? 0, COUNT_CAP),
    next: rows.map(({ id, name, dueOn }) => named(id, name, dueOn)),
  };
}

/** Who has waited longest for a review; null when nobody waits. */
export async function longestWaiting(tx: Tx, owner: Owner): Promise<Waiting["longest"]> {
  const since = sql`coalesce(${customers.submittedAt}, ${customers.createdAt})`;
  const [row] = await tx
    .select({ id: customers.id, name: customers.displayName, since: since.mapWith(customers.createdAt) })
    .from(customers)
    .where(and(inOrg(customers.orgId, owner), eq(customers.status, "UNDER_REVIEW"), isNull(customers.deletedAt)))
    .orderBy(since)
    .limit(1);
  return row ? named(row.id, row.name, (row.since as Date).toISOString()) : null;
}

/** Secure links that customers could still upload with. Those that end next are named. */
export async function linksOut(tx: Tx, owner: Owner): Promise<Waiting["links"]> {
  const { customerId, expiresAt, id, orgId, finishedAt, revokedAt } = uploadLinks;
  const out = tx
    .select({ customerId, expiresAt, id })
    .from(uploadLinks)
    .where(
      and(
        inOrg(orgId, owner),
        isNull(finishedAt),
        isNull(revokedAt),
        gt(expiresAt, clock.now()),
        isNotDeleted(tx, owner, customerId),
      ),
    )
    .orderBy(asc(expiresAt))
    .limit(COUNT_CAP + 1)
    .as("out");
  const first = tx
    .select({
      ...{ customerId: out.customerId, expiresAt: out.expiresAt, id: out.id },
      n: sql`count(*) over ()`.mapWith(Number).as("n"),
    })
    .from(out)
    .orderBy(asc(out.expiresAt), asc(out.id))
    .limit(NAMED)
    .as("first");
  const rows = await tx
    .select({ id: customers.id, name: customers.displayName, expiresAt: first.expiresAt, n: first.n })
    .from(first)
    .innerJoin(customers, and(inOrg(customers.orgId, owner), eq(customers.id, first.customerId)))
    .orderBy(asc(first.expiresAt), asc(first.id));
  return {
    ...capped(rows[0]?.n ?? 0),
    next: rows.map(({ id, name, expiresAt }) => named(id, name, expiresAt.toISOString())),
  };
}

const hasExpiry = (owner: Owner, ...dates: SQL[]) =>
  and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), isNotNull(customers.documentsExpireOn), ...dates);

/**
 * Customers with a document that has expired, or will have by some days, each number including the one before, as the filter of
 * the list does; and who is next. A document has expired from its day on.
 */
export async function expiringDocuments(tx: Tx, owner: Owner, today: CivilDate): Promise<Expiring> {
  const countOf = (...dates: SQL[]) => {
    const rows = tx
      .select({ one: sql`1` })
      .from(customers)
      .where(hasExpiry(owner, ...dates))
      .limit(COUNT_CAP + 1);
    return sql`(select count(*)::int from ${rows} as dated)`;
  };
  const lastDays = EXPIRY_DAYS.map((days) => addDays(today, days));
  const counts = [
    countOf(lte(customers.documentsExpireOn, today)),
    ...lastDays.map((day) => countOf(lte(customers.documentsExpireOn, day))),
  ];
  const [[row], next] = await Promise.all([
    tx.execute<{ counts: number[] }>(sql`select json_build_array(${sql.join(counts, sql`, `)}) as counts`),
    tx
      .select({ id: customers.id, name: customers.displayName, day: customers.documentsExpireOn })
      .from(customers)
      .where(hasExpiry(owner, gt(customers.documentsExpireOn, today)))
      .orderBy(asc(customers.documentsExpireOn), asc(customers.id))
      .limit(NEXT_EXPIRIES),
  ]);
  const [expired = 0, ...soon] = row?.counts ?? [];
  return {
    expired: capped(expired),
    within: EXPIRY_DAYS.map((days, index) => ({
      days,
      lastDay: lastDays[index] ?? today,
      ...capped(soon[index] ?? 0),
    })),
    next: next.map(({ id, name, day }) => named(id, name, day ?? today)),
  };
}
