import { addDays, type CivilDate } from "@/lib/core/civil-date";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import { noCustomers } from "@/lib/customers/list/rules-counts";
import { COMPARED_DAYS, type Range } from "./constants";
import type { ApprovalPeriod, Approvals, ClosedDay, StatusPoint } from "./types";

/** Half of the approvals, and nine in ten. */
const SHARES = [0.5, 0.9] as const;

/** Days between two points of a chart. */
const stepOf = (range: Range): number => (range === 365 ? 7 : 1);

/** The points of the chart of statuses, oldest first, the last one being now. A year has a point a week. */
export function statusPoints(
  days: readonly ClosedDay[],
  now: { today: CivilDate; byStatus: StatusCounts },
  range: Range,
): StatusPoint[] {
  const known = new Map(days.map(({ day, byStatus }) => [day, byStatus]));
  const points: StatusPoint[] = [{ day: now.today, byStatus: now.byStatus }];
  for (let back = stepOf(range); back <= range; back += stepOf(range)) {
    const day = addDays(now.today, -back);
    const byStatus = known.get(day);
    if (byStatus) points.push({ day, byStatus });
  }
  return points.reverse();
}

/** True when the chart goes back to the beginning of its range: then its first point is a comparison for the last. */
export const reachesBack = (points: readonly StatusPoint[], today: CivilDate, range: Range): boolean =>
  points.length > 1 && (points[0]?.day ?? today) <= addDays(today, stepOf(range) - range);

/**
 * What stood at the end of the day so many days ago: nothing where the organisation began later, null where no day is closed.
 * `days` in order, none older than that day.
 */
export function comparedCounts(days: readonly ClosedDay[], today: CivilDate): StatusCounts | null {
  const then = addDays(today, -COMPARED_DAYS);
  const first = days.find(({ day }) => day >= then);
  if (!first) return null;
  return first.day === then ? first.byStatus : noCustomers();
}

/** The values below which these shares of the approvals lie, each sample standing for as many as it was taken of; null without any. */
export function quantiles(
  samples: readonly Pick<Approvals, "approved" | "seconds">[],
  shares: readonly number[],
): (number | null)[] {
  const weighed = samples
    .flatMap(({ approved, seconds }) => seconds.map((value) => ({ value, weight: approved / seconds.length })))
    .sort((a, b) => a.value - b.value);
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  const reached = weighed.map(({ weight }) => (below += weight));
  // Sums of fractions fall short of the whole by rounding.
  return shares.map((share) => weighed[reached.findIndex((sum) => sum >= all * share - 1e-9)]?.value ?? null);
}

/** Times to approval by day, or by seven days that end with today where the range is longer than a month. Oldest first. */
export function approvalPeriods(
  days: readonly ClosedDay[],
  live: Approvals,
  now: { today: CivilDate; range: Range },
): ApprovalPeriod[] {
  const length = now.range === 30 ? 1 : 7;
  const everything = [...days, { ...live, day: now.today }];
  const oldest = everything[0]?.day ?? now.today;
  const periods: ApprovalPeriod[] = [];
  for (let back = 0; back < now.range; back += length) {
    const to = addDays(now.today, -back);
    const from = addDays(to, 1 - length);
    if (to < oldest) break;
    const within = everything.filter(({ day }) => day >= from && day <= to);
    const [median = null, slow = null] = quantiles(within, SHARES);
    periods.push({ from, to, approved: within.reduce((sum, { approved }) => sum + approved, 0), median, slow });
  }
  return periods.reverse();
}

/** All approvals of some days together, with the times that half and nine tenths of them took at most. */
export function approvalsOf(days: readonly Approvals[]) {
  const sum = (of: (day: Approvals) => number) => days.reduce((all, day) => all + of(day), 0);
  const [approved, atOnce, byPerson] = [sum((d) => d.approved), sum((d) => d.atOnce), sum((d) => d.byPerson)];
  const [median = null, slow = null] = quantiles(days, SHARES);
  return {
    ...{ approved, atOnce, byPerson, later: approved - atOnce - byPerson },
    ...{ median, slow },
  };
}
