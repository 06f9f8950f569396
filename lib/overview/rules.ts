import { addDays, type CivilDate, today } from "@/lib/core/civil-date";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import { CLOSE_AFTER_MS } from "./constants";
import type { Approvals, ClosedDay } from "./types";

/** The last day that is over for good in the time zone. */
export const lastDayOver = (timeZone: string, now: Date): CivilDate =>
  addDays(today(timeZone, new Date(now.getTime() - CLOSE_AFTER_MS)), -1);

/** The first missing days in a row, `longest` of them at most; `known` in any order. */
export function missingRun(
  known: readonly CivilDate[],
  { first, last }: { first: CivilDate; last: CivilDate },
  longest: number,
): CivilDate[] {
  const there = new Set(known);
  const run: CivilDate[] = [];
  for (let day = first; day <= last && run.length < longest; day = addDays(day, 1)) {
    if (!there.has(day)) run.push(day);
    else if (run.length > 0) break;
  }
  return run;
}

/** Customers that moved in the same place of a row of days: 0 is before the first day, 1 is the first day. `from` null = made. */
export type Move = { place: number; from: CustomerStatus | null; to: CustomerStatus; n: number };
/** Customers that were deleted, by the status they had. */
export type Leave = { place: number; status: CustomerStatus; n: number };
export type PlacedApprovals = Approvals & { place: number };

const NONE: Approvals = { approved: 0, atOnce: 0, byPerson: 0, seconds: [] };

/** Days one after the other, from what stood before them and what happened in each. */
export function foldDays(
  base: StatusCounts,
  days: readonly CivilDate[],
  { moves, leaves, approvals }: { moves: Move[]; leaves: Leave[]; approvals: PlacedApprovals[] },
): ClosedDay[] {
  const counts = { ...base };
  const step = (place: number): number => {
    let created = 0;
    for (const { from, to, n } of moves.filter((move) => move.place === place)) {
      counts[to] += n;
      if (from === null) created += n;
      else counts[from] -= n;
    }
    for (const { status, n } of leaves.filter((leave) => leave.place === place)) counts[status] -= n;
    return created;
  };
  step(0);
  return days.map((day, index) => {
    const place = index + 1;
    const created = step(place);
    const { approved, atOnce, byPerson, seconds } = approvals.find((each) => each.place === place) ?? NONE;
    return { day, byStatus: { ...counts }, created, approved, atOnce, byPerson, seconds };
  });
}
