import type { CustomerListQuery } from "./input";

/** True when something narrows the list down. */
export function isFiltered(query: CustomerListQuery): boolean {
  return query.search !== "" || query.statuses.length > 0 || filterCount(query) > 0;
}

/** How many filters are in force beside search and status tab. */
export function filterCount(query: CustomerListQuery): number {
  const { types, isActive, isEnabled, isWalletReady, country, createdFrom, createdTo } = query;
  const flags = [isActive, isEnabled, isWalletReady, country].filter((each) => each !== null).length;
  return flags + (types.length > 0 ? 1 : 0) + (createdFrom !== null || createdTo !== null ? 1 : 0);
}

/** True when nothing narrows but what counters are kept of: status, type and flags. */
export function isKnownToCounters({ search, country, createdFrom, createdTo }: CustomerListQuery): boolean {
  return search === "" && country === null && createdFrom === null && createdTo === null;
}

/** "1 to 25 of 62"; without a known place "25 of 10,000+". */
export function rangeWords(page: {
  rows: number;
  position: number | null;
  count: { n: number; isMore: boolean };
}): string {
  const all = `${page.count.n.toLocaleString("en-US")}${page.count.isMore ? "+" : ""}`;
  if (page.rows === 0) return "No customers";
  if (page.position === null) return `${page.rows} of ${all}`;
  const first = page.position.toLocaleString("en-US");
  const last = (page.position + page.rows - 1).toLocaleString("en-US");
  return first === last ? `${first} of ${all}` : `${first} to ${last} of ${all}`;
}
