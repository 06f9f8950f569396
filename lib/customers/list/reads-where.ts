import { and, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { addDays } from "@/lib/core/civil-date";
import { organisationFacts } from "@/lib/customers/reads";
import { searchSources } from "@/lib/customers/search/reads";
import { measured, planSources, type SearchPlan } from "@/lib/customers/search/reads-plan";
import { FIRST_EXPIRY } from "./columns";
import type { SortColumn } from "./constants";
import type { CustomerListQuery } from "./input";
import { counters } from "./reads-counters";
import { byRows, filterSources } from "./reads-sources";

type Owner = { orgId: string };

/** What rows have to fulfil, and how to find them. */
export type Where = {
  narrowing: (SQL | undefined)[];
  search: SearchPlan;
  /** What counters know of the organisation and of the query. */
  numbers: Awaited<ReturnType<typeof counters>>;
};

/** One value as "=", because only then an index gives its rows in the order that goes on behind it. */
function oneOf<T extends string>(column: AnyPgColumn, values: readonly T[]): SQL | undefined {
  const [only] = values;
  return only === undefined ? undefined : values.length === 1 ? eq(column, only) : inArray(column, [...values]);
}

/** What compares columns with values: of that counters are kept. */
function countedFilters(query: CustomerListQuery): (SQL | undefined)[] {
  const { types, isActive, isEnabled, isWalletReady } = query;
  return [
    oneOf(customers.status, query.statuses),
    types.length > 1 ? undefined : oneOf(customers.type, types),
    isActive === null ? undefined : eq(customers.isActive, isActive),
    isEnabled === null ? undefined : eq(customers.isEnabled, isEnabled),
    isWalletReady === null ? undefined : eq(customers.isWalletReady, isWalletReady),
  ];
}

const isThere = (filter: SQL | undefined): filter is SQL => filter !== undefined;

/**
 * Few of the values asked for, as one more part that an index tells: an order that is walked for them may have them far down. None
 * where one filter's own index is in the order, or nothing else is asked for than what the order begins with.
 */
async function fewOfValues(tx: Tx, owner: Owner, query: CustomerListQuery, numbers: Where["numbers"]) {
  const counted = countedFilters(query).filter(isThere);
  const others = [
    oneOf(customers.accountState, query.accountStates),
    oneOf(customers.countryKey, query.countries),
  ].filter(isThere);
  const { column } = query.sort;
  const isServed = column === "created" || (column === "name" && query.statuses.length === 1);
  if (isServed && counted.length + others.length === 1) return [];
  const sources = await Promise.all(others.map((is) => measured(tx, byRows(owner, is))));
  const [first, ...rest] = counted;
  if (first !== undefined) sources.push({ ...byRows(owner, and(first, ...rest) ?? first), n: numbers.matching });
  return sources;
}

type Range = { by: SortColumn; is: SQL };

/** Days from and to, both included, where they begin and end in the organisation's time zone. */
async function ranges(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<Range[]> {
  const found: Range[] = [];
  const { expiringBefore, missing, sort } = query;
  // Those who lack nothing stand first in that order.
  if (missing.length > 0 && sort.column === "missing") found.push({ by: "missing", is: gt(customers.missingCount, 0) });
  if (expiringBefore !== null) found.push({ by: "expires", is: sql`${FIRST_EXPIRY} < ${expiringBefore}::date` });
  const spans = [
    { by: "created", at: customers.createdAt, from: query.createdFrom, to: query.createdTo },
    { by: "updated", at: customers.updatedAt, from: query.updatedFrom, to: query.updatedTo },
  ] as const;
  if (spans.every(({ from, to }) => from === null && to === null)) return found;
  const { timeZone } = await organisationFacts(tx, owner);
  const startOf = (day: string) => sql`(${day}::timestamp at time zone ${timeZone})`;
  for (const { by, at, from, to } of spans) {
    const start = from === null ? undefined : sql`${at} >= ${startOf(from)}`;
    const end = to === null ? undefined : sql`${at} < ${startOf(addDays(to, 1))}`;
    const is = and(start, end);
    if (is) found.push({ by, is });
  }
  return found;
}

/** Orders in which rows with one beginning stand in one heap, maybe far down. */
const BY_TEXT: readonly SortColumn[] = ["name", "email", "external"];

/** Orders along which customers of all kinds are met soon. */
const ALONG: readonly SortColumn[] = ["id", "created", "updated"];

/** What the rows of a query have to fulfil. Looks first how many there may be. */
export async function whereOf(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<Where> {
  const [numbers, found] = await Promise.all([counters(tx, owner, query), ranges(tx, owner, query)]);
  const plain = [
    ...countedFilters(query),
    oneOf(customers.accountState, query.accountStates),
    oneOf(customers.countryKey, query.countries),
  ].filter(isThere);
  // A range of the order itself is walked from its end; any other is looked up, because its rows may lie far down.
  const inOrder = found.filter(({ by }) => by === query.sort.column).map(({ is }) => is);
  const others = found.filter(({ by }) => by !== query.sort.column);
  const isNarrowed = inOrder.length > 0 || plain.length > 0;
  const [ofSearch, ofFilters, ofRanges, ofValues] = await Promise.all([
    searchSources(tx, owner, query.search, BY_TEXT.includes(query.sort.column)),
    filterSources(tx, owner, query, isNarrowed || others.length > 0),
    Promise.all(others.map(({ is }) => measured(tx, byRows(owner, is)))),
    fewOfValues(tx, owner, query, numbers),
  ]);
  const isFarDown = isNarrowed && !ALONG.includes(query.sort.column);
  const search = await planSources(tx, [...ofSearch, ...ofFilters, ...ofRanges], ofValues, isFarDown);
  return {
    narrowing: [inOrg(customers.orgId, owner), isNull(customers.deletedAt), ...plain, ...inOrder],
    search: { ...search, isMoreThanCap: search.isMoreThanCap && !isNarrowed },
    numbers,
  };
}

const isAmong = (hits: SQL) => sql`${customers.id} in (${hits})`;

// Wrapped, the hits stay a table to look up in and are not joined, which would give up the order.
const isLookedUp = (hits: SQL) => sql`coalesce(${isAmong(hits)}, false)`;

/** For one page: hits stand in for what they prove. */
export function allConditions({ narrowing, search }: Where): SQL | undefined {
  const { how, hits } = search;
  const hit = hits === null ? undefined : how === "probe" ? isLookedUp(hits) : isAmong(hits);
  return and(...narrowing, ...search.conditions, hit);
}

/** For counting: what ids tell is asked of ids, because rows are large. */
export function countConditions({ narrowing, search }: Where): SQL | undefined {
  const { hits, conditions } = search.counting;
  const hit = hits === null ? undefined : search.how === "gather" ? isAmong(hits) : isLookedUp(hits);
  return and(...narrowing, ...conditions, hit);
}

/** For going through all rows: many hits are not gathered anew at each step, their rows are compared in passing. */
export function rowConditions({ narrowing, search }: Where): SQL | undefined {
  const hit = search.how === "gather" && search.hits !== null ? isAmong(search.hits) : undefined;
  return and(...narrowing, ...search.everything, hit);
}
