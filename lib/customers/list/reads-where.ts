import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { addDays } from "@/lib/core/civil-date";
import { organisationFacts } from "@/lib/customers/reads";
import { planSearch, type SearchPlan } from "@/lib/customers/search/reads";
import type { CustomerListQuery } from "./input";

type Owner = { orgId: string };

/** What rows have to fulfil, and how to find them. */
export type Where = { narrowing: (SQL | undefined)[]; search: SearchPlan };

/** Everything of a query that narrows, but for the search. */
async function filters(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<(SQL | undefined)[]> {
  const { statuses, types, isActive, isEnabled, isWalletReady, country, createdFrom, createdTo } = query;
  const [status] = statuses;
  const [type] = types;
  const dates: SQL[] = [];
  if (createdFrom !== null || createdTo !== null) {
    const { timeZone } = await organisationFacts(tx, owner);
    const startOf = (day: string) => sql`(${day}::timestamp at time zone ${timeZone})`;
    if (createdFrom !== null) dates.push(sql`${customers.createdAt} >= ${startOf(createdFrom)}`);
    if (createdTo !== null) dates.push(sql`${customers.createdAt} < ${startOf(addDays(createdTo, 1))}`);
  }
  return [
    inOrg(customers.orgId, owner),
    isNull(customers.deletedAt),
    // One value as "=", because only then an index gives its rows in order of creation.
    status === undefined
      ? undefined
      : statuses.length === 1
        ? eq(customers.status, status)
        : inArray(customers.status, statuses),
    type === undefined || types.length > 1 ? undefined : eq(customers.type, type),
    isActive === null ? undefined : eq(customers.isActive, isActive),
    isEnabled === null ? undefined : eq(customers.isEnabled, isEnabled),
    isWalletReady === null ? undefined : eq(customers.isWalletReady, isWalletReady),
    country === null ? undefined : eq(customers.countryKey, country),
    ...dates,
  ];
}

/** Orders in which rows with one beginning stand in one heap, maybe far down. */
const BY_TEXT: readonly string[] = ["name", "email", "external"];

/** What the rows of a query have to fulfil. Looks first how many there may be. */
export async function whereOf(tx: Tx, owner: Owner, query: CustomerListQuery): Promise<Where> {
  const [narrowing, search] = await Promise.all([
    filters(tx, owner, query),
    planSearch(tx, owner, query.search, BY_TEXT.includes(query.sort.column)),
  ]);
  return { narrowing, search };
}

const isAmong = (hits: SQL) => sql`${customers.id} in (${hits})`;

/** For one page: hits stand in for what they prove. */
export function allConditions({ narrowing, search }: Where): SQL | undefined {
  const isHit = search.hits === null ? undefined : isAmong(search.hits);
  // Wrapped, the hits stay a table to look up in and are not joined, which would give up the order.
  const hit = isHit && search.how === "probe" ? sql`coalesce(${isHit}, false)` : isHit;
  return and(...narrowing, ...search.conditions, hit);
}

/** For going through all rows: many hits are not gathered anew at each step, their rows are compared in passing. */
export function rowConditions({ narrowing, search }: Where): SQL | undefined {
  const hit = search.how === "gather" && search.hits !== null ? isAmong(search.hits) : undefined;
  return and(...narrowing, ...search.everything, hit);
}
