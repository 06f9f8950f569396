import { type Tx, withScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { addDays, today as dayIn } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { statusNumbers } from "@/lib/customers/list/reads-counters";
import { COMPARED_DAYS, DEFAULT_RANGE, LIVE_DAYS } from "@/lib/overview/constants";
import { expiringDocuments, linksOut, longestWaiting, missingNumbers, openRequests } from "@/lib/overview/reads";
import { approvalsIn, closedDays, lastClosed } from "@/lib/overview/reads-days";
import { findPaletteCustomers, findPaletteSenders } from "@/lib/palette/reads";

/** What the overview asks for, by name; `all` asks everything in one transaction, as its page does. */
export function overviewReads(scope: MerchantScope): Record<string, () => Promise<unknown>> {
  const now = clock.now();
  const today = dayIn("UTC", now);
  const since = new Date(now.getTime() - LIVE_DAYS * 86_400_000);
  const reads: Record<string, (tx: Tx) => Promise<unknown>> = {
    "days and last approvals": (tx) =>
      Promise.all([
        lastClosed(tx, scope),
        closedDays(tx, scope, addDays(today, -Math.max(DEFAULT_RANGE, COMPARED_DAYS))),
        approvalsIn(tx, scope, { since, ends: [now] }),
      ]),
    "what is missing": (tx) => missingNumbers(tx, scope),
    "documents that expire": (tx) => expiringDocuments(tx, scope, today),
    "who waits": (tx) => Promise.all([longestWaiting(tx, scope), openRequests(tx, scope, today), linksOut(tx, scope)]),
  };
  const every = (tx: Tx) => Promise.all([statusNumbers(tx, scope), ...Object.values(reads).map((read) => read(tx))]);
  const asked = Object.entries({ all: every, ...reads });
  return Object.fromEntries(asked.map(([name, read]) => [name, () => withScope(scope, read)]));
}

/** What the palette asks for once something was typed. */
export const paletteReads = (scope: MerchantScope, typed: string) =>
  withScope(scope, (tx) => Promise.all([findPaletteCustomers(tx, scope, typed), findPaletteSenders(tx, scope, typed)]));
