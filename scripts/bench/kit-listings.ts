import { ACCOUNT_STATES, CUSTOMER_TYPES, STATUSES } from "@/lib/customers/constants";
import { MISSING_MARKS } from "@/lib/customers/constants-missing";
import { SORT_COLUMNS } from "@/lib/customers/list/constants";
import { type CustomerListQuery, customerListInput } from "@/lib/customers/list/input";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";

/** Numbers below 1 that follow from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SEARCHES = [
  "",
  "",
  "",
  "a",
  "ma",
  "xanthippe",
  "quentin",
  "quentin ba",
  "person12",
  "BEN-77",
  "анна",
  "王",
  "nobody",
];

/** Queries of the list as people may put them together, among them all orders, first, last and few or many hits. */
export function anyQueries(count: number, seed: number): CustomerListQuery[] {
  const [next, ofAccounts] = [numbers(seed), numbers(seed + 1)];
  const one = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const seldom = <T>(value: () => T, otherwise: T): T => (next() < 0.2 ? value() : otherwise);
  const day = () => new Date(Date.now() - next() * 4e10).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, n) => ({
    ...DEFAULT_LIST_QUERY,
    search: one(SEARCHES),
    statuses: seldom(() => [one(STATUSES)], []),
    types: seldom(() => [one(CUSTOMER_TYPES)], []),
    isActive: seldom(() => next() < 0.5, null),
    isEnabled: seldom(() => next() < 0.5, null),
    isWalletReady: seldom(() => next() < 0.5, null),
    accountStates: ofAccounts() < 0.2 ? [ACCOUNT_STATES[n % ACCOUNT_STATES.length] ?? "ACTIVE"] : [],
    countries: seldom(() => [one(["AU", "DE", "FR"])], []),
    missing: seldom(() => [one(MISSING_MARKS)], []),
    tags: seldom(() => [one(["vip", "none"])], []),
    metadata: seldom(() => [{ key: "plan", value: one(["gold", "basic", "none"]) }], []),
    expiringBefore: seldom(day, null),
    createdFrom: seldom(day, null),
    updatedTo: seldom(day, null),
    sort: { column: SORT_COLUMNS[n % SORT_COLUMNS.length] ?? "created", direction: one(["asc", "desc"] as const) },
    pageSize: one([25, 100] as const),
    page: { at: one(["first", "first", "last"] as const) },
  }));
}

/** Whether a page of so many rows may be asked for. */
export const mayAskFor = (pageSize: number): boolean =>
  customerListInput.safeParse({ ...DEFAULT_LIST_QUERY, pageSize }).success;
