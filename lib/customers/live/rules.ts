import { STATUS_LABELS } from "@/lib/customers/constants";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { isFiltered } from "@/lib/customers/list/rules";
import type { CustomerCount, CustomerPage, CustomerRow } from "@/lib/customers/list/types";
import { LIVE_NEWER_MAX } from "./constants";
import type { LiveCustomers } from "./types";

/** Beyond this many, a list of names is noise. */
const NAMED_MOST = 3;

type Change = { before: CustomerRow; after: CustomerRow };

const isSame = (a: CustomerRow, b: CustomerRow): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (row: CustomerRow) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));

/** The rows of a page that look another way now. What is older than what the page shows changes nothing. */
export function rowChanges(rows: readonly CustomerRow[], now: readonly CustomerRow[]): Change[] {
  return rows.flatMap((before) => {
    const after = now.find(({ id }) => id === before.id);
    return after && after.updatedAt >= before.updatedAt && !isSame(before, after) ? [{ before, after }] : [];
  });
}

function sentence({ before, after }: Change): string {
  if (before.status !== after.status) return `${after.name} is now ${STATUS_LABELS[after.status]}`;
  if (before.isEnabled !== after.isEnabled) return `${after.name} is now ${after.isEnabled ? "enabled" : "disabled"}`;
  return `${after.name} was updated`;
}

/** What happened to the rows of a page, for those who hear it. */
export function changeWords(changes: readonly Change[]): string {
  if (changes.length > NAMED_MOST) return `${changes.length} customers on this page changed`;
  return changes.map(sentence).join(". ");
}

/** A page with its rows brought up to date where they stand: none moves, comes or goes. */
export function pageWith(page: CustomerPage, query: CustomerListQuery, live: LiveCustomers): CustomerPage {
  const changed = new Map(rowChanges(page.rows, live.rows).map(({ after }) => [after.id, after]));
  return {
    ...page,
    rows: changed.size === 0 ? page.rows : page.rows.map((row) => changed.get(row.id) ?? row),
    total: live.total,
    byStatus: live.byStatus,
    count: countWith(page.count, query, live),
  };
}

function countWith(count: CustomerCount, query: CustomerListQuery, live: LiveCustomers): CustomerCount {
  if (!isFiltered(query)) return { n: live.total, isMore: false };
  // Other filters than the status tab would have to be counted.
  if (isFiltered({ ...query, statuses: [] })) return count;
  return { n: query.statuses.reduce((sum, status) => sum + live.byStatus[status], 0), isMore: false };
}

/** True where a new customer would stand first: whoever looks there wants to know of them. */
export const isNewestFirst = (query: CustomerListQuery): boolean =>
  query.page.at === "first" && query.sort.column === "created" && query.sort.direction === "desc" && !isFiltered(query);

/** "3 new customers", "1 deleted customer"; null where there is nothing to look at. */
export function newsWords({ newer, gone }: { newer: number; gone: number }): string | null {
  const customers = (n: number) => (n === 1 ? "customer" : "customers");
  const many = newer > LIVE_NEWER_MAX ? `${LIVE_NEWER_MAX}+` : newer;
  const parts = [
    newer > 0 ? `${many} new ${customers(newer)}` : null,
    gone > 0 ? `${gone} deleted ${customers(gone)}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : null;
}
