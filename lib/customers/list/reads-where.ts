import { and, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { addDays } from "@/lib/core/civil-date";
import { organisationFacts } from "@/lib/customers/reads";
import { searchSources } from "@/lib/customers/search/reads";
import {
  comparedConditions,
  countedConditions,
  measured,
  pageConditions,
  planSources,
  type SearchPlan,
} from "@/lib/customers/search/reads-plan";
import { FIRST_EXPIRY } from "./columns";
import type { SortColumn } from "./constants";
import type { CustomerListQuery } from "./input";
import { counters } from "./reads-counters";
import { byRows, filterSources, importSpan } from "./reads-sources";
import { impossibleDays } from "./rules";

type Owner = { orgId: string };

/** What rows have to fulfil, and how to find them. */
export type Where = {
  narrowing: (SQL | undefined)[];
  search: SearchPlan;
  /** What counters know of the organisation and of the query. Under way: rows that can be found without do not wait for it. */
  numbers: ReturnType<typeof counters>;
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

/** The other values of a row. Their indexes hold the counted columns too, so that these count any mixture of all. */
const uncountedValues = ({ accountStates, countries }: CustomerListQuery): SQL[] =>
  [oneOf(customers.accountState, accountStates), oneOf(customers.countryKey, countries)].filter(isThere);

const isThere = (filter: SQL | undefined): filter is SQL => filter !== undefined;

/**
 * Few of the values asked for, as one more part that an index tells: an order that is walked for them may have them far down. None
 * where one filter's own index is in the order, or nothing else is asked for than what the order begins with.
 */
async function fewOfValues(tx: Tx, owner: Owner, query: CustomerListQuery, numbers: Where["numbers"]) {
  const counted = countedFilters(query).filter(isThere);
  const others = uncountedValues(query);
  const { column } = query.sort;
  const isServed = column === "created" || (column === "name" && query.statuses.length === 1);
  if (counted.length + others.length === 0 || (isServed && counted.length + others.length === 1)) return [];
  const all = byRows(owner, sql.join([...counted, ...others], sql` and `));
  return [others.length === 0 ? { ...all, n: (await numbers).matching } : await measured(tx, all)];
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

/** Where no row can match: the database knows by "false" that it need not look. */
const NOBODY: SearchPlan = {
  ...{ how: "walk", hits: null, conditions: [], everything: [], matching: 0, isMoreThanCap: false },
  counting: { hits: null, conditions: [] },
};

/** What the rows of a query have to fulfil. Looks first how many there may be. `isPage`: one page is asked for, not all rows. */
export async function whereOf(tx: Tx, owner: Owner, query: CustomerListQuery, isPage = false): Promise<Where> {
  const numbers = counters(tx, owner, query);
  // Whoever waits for it hears of a failure; nobody does when something else fails first.
  numbers.catch(() => undefined);
  if (impossibleDays(query) !== null) {
    return { narrowing: [inOrg(customers.orgId, owner), sql`false`], search: NOBODY, numbers };
  }
  const { column } = query.sort;
  const found = await ranges(tx, owner, query);
  const plain = [...countedFilters(query), ...uncountedValues(query)].filter(isThere);
  // A range of the order itself is walked from its end; any other is looked up, because its rows may lie far down.
  const inOrder = found.filter(({ by }) => by === column).map(({ is }) => is);
  const others = found.filter(({ by }) => by !== column);
  const isNarrowed = inOrder.length > 0 || plain.length > 0;
  const isByCreation = isPage && column === "created" && !isNarrowed && others.length === 0;
  const [ofSearch, ofFilters, ofRanges, values, span] = await Promise.all([
    searchSources(tx, owner, query.search, BY_TEXT.includes(column)),
    filterSources(tx, owner, query, { isNarrowed: isNarrowed || others.length > 0, isByCreation }),
    Promise.all(others.map(({ is }) => measured(tx, byRows(owner, is)))),
    fewOfValues(tx, owner, query, numbers),
    isByCreation ? undefined : importSpan(tx, owner, query),
  ]);
  const search = await planSources(tx, [...ofSearch, ...ofFilters, ...ofRanges], {
    values,
    // Customers of one kind are met soon along such an order, those of several kinds at once maybe at its end.
    isFarDown: isNarrowed && (!ALONG.includes(column) || plain.length + found.length > 1),
    isByCreation,
  });
  return {
    narrowing: [inOrg(customers.orgId, owner), isNull(customers.deletedAt), ...plain, ...inOrder, span],
    search: { ...search, isMoreThanCap: search.isMoreThanCap && !isNarrowed },
    numbers,
  };
}

/** For one page. */
export const allConditions = ({ narrowing, search }: Where): SQL | undefined =>
  and(...narrowing, ...pageConditions(search));

/** For counting. */
export const countConditions = ({ narrowing, search }: Where): SQL | undefined =>
  and(...narrowing, ...countedConditions(search));

/** For going through all rows. */
export const rowConditions = ({ narrowing, search }: Where): SQL | undefined =>
  and(...narrowing, ...comparedConditions(search));
