import { and, type SQL, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import type { AccountState, CustomerStatus, CustomerType, Purpose } from "@/lib/customers/constants";
import { MISSING_MARKS } from "@/lib/customers/constants-missing";
import { importFileName } from "@/lib/customers/import/reads";
import type { SearchPlan } from "@/lib/customers/search/reads-plan";
import { beyond, kindsOf, LISTED, LISTED_ELSEWHERE, type ListedCustomer, orderBy, valuesOf } from "./columns";
import { COUNT_CAP } from "./constants";
import { type CursorPlace, decodeCursor, encodeCursor } from "./cursor";
import type { CustomerListQuery } from "./input";
import { counters } from "./reads-counters";
import { notFoundAmong } from "./reads-ids";
import { allConditions, countConditions, type Where, whereOf } from "./reads-where";
import { isKnownToCounters } from "./rules";
import { DEFAULT_LIST_QUERY } from "./rules-address";
import type { CustomerCount, CustomerPage, CustomerRow } from "./types";

type Owner = { orgId: string };

export function toCustomerRow(row: ListedCustomer): CustomerRow {
  return {
    id: toPublicId("customer", row.id),
    type: row.type as CustomerType,
    purpose: row.purpose as Purpose,
    name: row.displayName,
    status: row.status as CustomerStatus,
    isActive: row.isActive,
    isEnabled: row.isEnabled,
    isWalletReady: row.isWalletReady,
    accountState: row.accountState as AccountState,
    email: row.email,
    country: row.country,
    externalId: row.externalId,
    missingCount: row.missingCount,
    missing: MISSING_MARKS.filter((mark) => row.missingMarks.includes(mark)),
    tags: row.tags,
    documentsExpireOn: row.documentsExpireOn,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
  };
}

/** Rows of hits that tell the order themselves: first the ids of the page, and their number where it is not known, then the rows. */
async function fetchByIds(
  tx: Tx,
  { narrowing, search }: Where,
  hits: SQL,
  order: SQL,
  from: SQL | undefined,
  limit: number,
) {
  // All are counted before the place cuts them. Named like the table, for what orders and goes on behind a place.
  const matching = search.matching ?? (search.isMoreThanCap ? sql`null` : sql`count(*) over ()`);
  const placed = sql`(select hit as id, created_at, ${matching}::int as matching from (${hits}) as hits) as customers`;
  const page = sql`(select id, matching from ${placed} where ${from ?? sql`true`} order by ${order} limit ${limit}) as page`;
  const found = await tx
    .select({ ...LISTED, matching: sql<number | null>`page.matching` })
    .from(customers)
    .innerJoin(page, sql`page.id = ${customers.id}`)
    .where(and(...narrowing))
    .orderBy(order);
  return { rows: found, matching: found[0]?.matching ?? null };
}

/** Rows in walking order. With few hits they are gathered first and counted on the way; otherwise an index is walked. */
async function fetchRows(tx: Tx, where: Where, order: SQL, from: SQL | undefined, limit: number) {
  const { how, hits } = where.search;
  if (how === "ids" && hits !== null) return fetchByIds(tx, where, hits, order, from, limit);
  const conditions = allConditions(where);
  if (how === "probe") {
    // First the ids, which the index alone can give however far the hits are; then their rows.
    const ids = sql`(select ${customers.id} from ${customers} where ${and(conditions, from)} order by ${order} limit ${limit})`;
    const isFound = and(where.narrowing[0], sql`${customers.id} in ${ids}`);
    return { rows: await tx.select(LISTED).from(customers).where(isFound).orderBy(order), matching: null };
  }
  if (how === "walk") {
    const rows = await tx.select(LISTED).from(customers).where(and(conditions, from)).orderBy(order).limit(limit);
    return { rows, matching: null };
  }
  // The country's key is ordered by, though nobody reads it.
  const columns = sql.join([...Object.values(LISTED), customers.countryKey], sql`, `);
  // The window function keeps the order's condition outside: all hits are gathered and counted before.
  const gathered = sql`(select ${columns}, count(*) over ()::int as matching from ${customers} where ${conditions}) as customers`;
  const found = await tx
    .select({ ...LISTED_ELSEWHERE, matching: sql<number>`matching`.mapWith(Number) })
    .from(gathered)
    .where(from)
    .orderBy(order)
    .limit(limit);
  return { rows: found as unknown as ListedCustomer[], matching: found[0]?.matching ?? null };
}

async function countMatching(tx: Tx, where: Where): Promise<CustomerCount> {
  const { how, hits } = where.search;
  const found =
    how === "ids" && hits !== null ? sql`(${hits}) as hits` : sql`${customers} where ${countConditions(where)}`;
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from ${found} limit ${COUNT_CAP + 1}) as capped`,
  );
  const n = row?.n ?? 0;
  return n > COUNT_CAP ? { n: COUNT_CAP, isMore: true } : { n, isMore: false };
}

/** The count where nothing needs to be counted, else null. */
function knownCount(query: CustomerListQuery, byCounters: number, search: SearchPlan): CustomerCount | null {
  if (isKnownToCounters(query)) return { n: byCounters, isMore: false };
  if (search.matching !== null) return { n: search.matching, isMore: false };
  return search.isMoreThanCap ? { n: COUNT_CAP, isMore: true } : null;
}

/** How many match, without counting a row; null where no counter knows. */
export async function countByCounters(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<number | null> {
  return isKnownToCounters(query) ? (await counters(tx, owner, query)).matching : null;
}

/** How many match, counted like beside the list: up to the cap, and not at all where counters know. */
export async function countCustomers(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<CustomerCount> {
  const known = await countByCounters(tx, owner, query);
  if (known !== null) return { n: known, isMore: false };
  // In this order some filters tell their number without a look at rows.
  const where = await whereOf(tx, owner, { ...query, sort: DEFAULT_LIST_QUERY.sort }, true);
  return knownCount(query, (await where.numbers).matching, where.search) ?? countMatching(tx, where);
}

/**
 * One page of the customers of an organisation. Walks an index from a place in the order, never from its beginning, and counts rows only
 * where no counter knows the number. A cursor that does not fit gives the first page and says so in `ignored`.
 */
export async function listCustomers(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<CustomerPage> {
  const { sort, pageSize, page } = query;
  const [where, notFound, importFile] = await Promise.all([
    whereOf(tx, owner, query, true),
    notFoundAmong(tx, owner, query.ids),
    importFileName(tx, owner, query.importId),
  ]);
  const ignored: string[] = [];
  let place: CursorPlace | null = null;
  if (page.at === "after" || page.at === "before") {
    place = decodeCursor(page.cursor, sort, kindsOf(sort.column));
    if (place === null) ignored.push("the page, because its address does not fit this list");
  }
  const isBackward = page.at === "last" || (page.at === "before" && place !== null);
  const direction = isBackward ? (sort.direction === "asc" ? "desc" : "asc") : sort.direction;
  const order = orderBy(sort.column, direction);
  const from = place === null ? undefined : beyond(sort.column, direction, place);

  const firstPage = { ...query, page: { at: "first" as const } };
  const countKnown = async () => knownCount(query, (await where.numbers).matching, where.search);
  // The last page holds what is left over when the pages are counted from the beginning.
  const last = page.at === "last" ? ((await countKnown()) ?? (await countMatching(tx, where))) : null;
  const wanted = last !== null && !last.isMore ? last.n % pageSize || pageSize : pageSize;
  const [found, numbers, known] = await Promise.all([
    fetchRows(tx, where, order, from, wanted + 1),
    where.numbers,
    countKnown(),
  ]);
  const counted = last ?? known;
  const isFurther = found.rows.length > wanted;
  const rows = found.rows.slice(0, wanted);
  // Nothing on this side any more, or less than a page before it: what was here is gone, so begin again.
  if (page.at === "before" && place !== null && rows.length < pageSize) return listCustomers(tx, owner, firstPage);
  if (page.at === "after" && place !== null && rows.length === 0) return listCustomers(tx, owner, firstPage);
  if (isBackward) rows.reverse();

  const exact = found.matching === null ? counted : { n: found.matching, isMore: false };
  const isWhole = page.at === "first" || (place === null && page.at !== "last");
  const count = exact ?? (isWhole && !isFurther ? { n: rows.length, isMore: false } : await countMatching(tx, where));
  const index = indexOfFirst(page.at, place, rows.length, count);
  const cursorAt = (row: ListedCustomer | undefined, at: number) =>
    row
      ? encodeCursor(sort, {
          values: valuesOf(sort.column, row),
          id: row.id,
          index: index === null ? null : index + at,
        })
      : null;
  const hasPrevious = isBackward ? isFurther : place !== null;
  const hasNext = isBackward ? page.at === "before" : isFurther;
  return {
    rows: rows.map(toCustomerRow),
    previous: hasPrevious ? cursorAt(rows[0], 0) : null,
    next: hasNext ? cursorAt(rows.at(-1), rows.length - 1) : null,
    position: index === null || rows.length === 0 ? null : index + 1,
    count,
    total: numbers.total,
    byStatus: numbers.byStatus,
    ignored,
    notFound,
    importFile,
  };
}

/** 0-based place of a page's first row. Told by the cursor, so it is right as long as nothing before it came or went. */
function indexOfFirst(
  at: CustomerListQuery["page"]["at"],
  place: CursorPlace | null,
  rows: number,
  count: CustomerCount,
) {
  if (at === "last") return count.isMore ? null : Math.max(0, count.n - rows);
  if (place === null) return 0;
  if (place.index === null) return null;
  return at === "after" ? place.index + 1 : Math.max(0, place.index - rows);
}
