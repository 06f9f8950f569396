import { numberWords } from "@/lib/core/count-words";
import type { CustomerListQuery } from "./input";

/** True when something narrows the list down. */
export function isFiltered(query: CustomerListQuery): boolean {
  return query.search !== "" || query.statuses.length > 0 || filterCount(query) > 0;
}

const isAsked = (value: boolean | string | readonly unknown[] | null) =>
  Array.isArray(value) ? value.length > 0 : value !== null;

/** What narrows beside search, status and what counters are kept of; each true one is one filter. */
function uncountedFilters(query: CustomerListQuery): boolean[] {
  const { accountStates, countries, missing, tags, metadata, expiringBefore, ids, importId } = query;
  return [
    ...[accountStates, countries, missing, tags, expiringBefore, ids, importId].map(isAsked),
    ...metadata.map(() => true),
    isAsked(query.createdFrom) || isAsked(query.createdTo),
    isAsked(query.updatedFrom) || isAsked(query.updatedTo),
  ];
}

/** How many filters are in force beside search and status tab. */
export function filterCount(query: CustomerListQuery): number {
  const { types, isActive, isEnabled, isWalletReady } = query;
  const asked = [...[types, isActive, isEnabled, isWalletReady].map(isAsked), ...uncountedFilters(query)];
  return asked.filter(Boolean).length;
}

/** True when nothing narrows but what counters are kept of: status, type and flags. */
export function isKnownToCounters(query: CustomerListQuery): boolean {
  return query.search === "" && !uncountedFilters(query).includes(true);
}

const liesAfter = (from: string | null, to: string | null) => from !== null && to !== null && from > to;

/** Why the days that are asked for leave nobody, whoever there is, and what to do; null where they do not. */
export function impossibleDays({ createdFrom, createdTo, updatedFrom, updatedTo }: CustomerListQuery): string | null {
  if (liesAfter(createdFrom, createdTo) || liesAfter(updatedFrom, updatedTo)) {
    return "The first day lies after the last. Choose an earlier first day or a later last one.";
  }
  if (!liesAfter(createdFrom, updatedTo)) return null;
  return "Created begins after Updated ends. Nobody is updated before being created: choose an earlier day for Created or a later one for Updated.";
}

/** "1 to 25 of 62"; without a known place "25 of 10,000+". */
export function rangeWords(page: {
  rows: number;
  position: number | null;
  count: { n: number; isMore: boolean };
}): string {
  const all = `${numberWords(page.count.n)}${page.count.isMore ? "+" : ""}`;
  if (page.rows === 0) return "No customers";
  if (page.position === null) return `${page.rows} of ${all}`;
  const first = numberWords(page.position);
  const last = numberWords(page.position + page.rows - 1);
  return first === last ? `${first} of ${all}` : `${first} to ${last} of ${all}`;
}

const NAMED_MOST = 10;

/** "2 of 14 were not found: a@b.test, EXT-9"; empty when all were. */
export function notFoundWords(asked: number, missing: readonly string[]): string {
  if (missing.length === 0) return "";
  const named = missing.slice(0, NAMED_MOST).join(", ");
  const more = missing.length > NAMED_MOST ? ` and ${missing.length - NAMED_MOST} more` : "";
  if (asked === 1) return `${named} was not found`;
  return `${missing.length} of ${asked} ${missing.length === 1 ? "was" : "were"} not found: ${named}${more}`;
}

/** What was pasted, taken apart at spaces, lines, commas and semicolons; quotes and brackets around are taken off. Each once. */
export function pastedWords(text: string): string[] {
  const words = text.split(/[\s,;\p{Cc}\uFFFD]+/u).map((word) => word.replace(/^["'<(]+|["'>)]+$/g, ""));
  return [...new Set(words.filter(Boolean))];
}
