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
import { byRows, filterSources } from "./reads-sources";

type Owner = { orgId: string };

/** What rows have to fulfil, and how to find them. */
export type Where = { narrowing: (SQL | undefined)[]; search: SearchPlan };

/** One value as "=", because only then an index gives its rows in the order that goes on behind it. */
function oneOf<T extends string>(column: AnyPgColumn, values: readonly T[]): SQL | undefined {
  const [only] = values;
  return only === undefined ? undefined : values.length === 1 ? eq(column, only) : inArray(column, [...values]);
}

/** What compares a column with a value, but for ranges. */
function plainFilters(owner: Owner, query: CustomerListQuery): (SQL | undefined)[] {
  const { types, isActive, isEnabled, isWalletReady } = query;
  return [
    inOrg(customers.orgId, owner),
    isNull(customers.deletedAt),
    oneOf(customers.status, query.statuses),
    types.length > 1 ? undefined : oneOf(customers.type, types),
    isActive === null ? undefined : eq(customers.isActive, isActive),
    isEnabled === null ? undefined : eq(customers.isEnabled, isEnabled),
    isWalletReady === null ? undefined : eq(customers.isWalletReady, isWalletReady),
    oneOf(customers.accountState, query.accountStates),
    oneOf(customers.countryKey, query.countries),
  ];
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

/** What the rows of a query have to fulfil. Looks first how many there may be. */
export async function whereOf(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<Where> {
  const plain = plainFilters(owner, query);
  const found = await ranges(tx, owner, query);
  // A range of the order itself is walked from its end; any other is looked up, because its rows may lie far down.
  const inOrder = found.filter(({ by }) => by === query.sort.column).map(({ is }) => is);
  const others = found.filter(({ by }) => by !== query.sort.column);
  const isNarrowed = inOrder.length > 0 || plain.slice(2).some((each) => each !== undefined);
  const [ofSearch, ofFilters, ofRanges] = await Promise.all([
    searchSources(tx, owner, query.search, BY_TEXT.includes(query.sort.column)),
    filterSources(tx, owner, query, isNarrowed || others.length > 0),
    Promise.all(others.map(({ is }) => measured(tx, byRows(owner, is)))),
  ]);
  const search = await planSources(tx, [...ofSearch, ...ofFilters, ...ofRanges]);
  return {
    narrowing: [...plain, ...inOrder],
    search: { ...search, isMoreThanCap: search.isMoreThanCap && !isNarrowed },
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
