import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/core/civil-date";
import { noCustomers } from "@/lib/customers/list/rules-counts";
import { readRange } from "./input";
import { lastDayOver, missingRun } from "./rules";
import { approvalPeriods, approvalsOf, comparedCounts, quantiles, statusPoints } from "./rules-charts";
import type { Approvals, ClosedDay } from "./types";

const day = (date: string, more: Partial<ClosedDay> = {}): ClosedDay => ({
  ...{ day: date, byStatus: noCustomers(), created: 0, approved: 0, atOnce: 0, byPerson: 0, seconds: [] },
  ...more,
});
const took = (...seconds: number[]): Approvals => ({ approved: seconds.length, atOnce: 0, byPerson: 0, seconds });
const approved = (n: number) => ({ ...noCustomers(), APPROVED: n });

describe("days that are missing", () => {
  const days = { first: "2026-01-01", last: "2026-01-10" };
  it("are found from the first gap to its end", () => {
    expect(missingRun(["2026-01-01", "2026-01-02", "2026-01-05"], days, 9)).toEqual(["2026-01-03", "2026-01-04"]);
    expect(missingRun([], days, 3)).toEqual(["2026-01-01", "2026-01-02", "2026-01-03"]);
  });
  it("are none where all are there, or none is over yet", () => {
    expect(missingRun(["2026-01-01"], { first: "2026-01-01", last: "2026-01-01" }, 5)).toEqual([]);
    expect(missingRun([], { first: "2026-01-02", last: "2026-01-01" }, 5)).toEqual([]);
  });
});

describe("a day is over", () => {
  it("on the organisation's own clock, and some minutes later", () => {
    const midnight = new Date("2026-07-01T14:00:00Z");
    expect(lastDayOver("Australia/Sydney", midnight)).toBe("2026-06-30");
    expect(lastDayOver("Australia/Sydney", new Date(midnight.getTime() + 14 * 60_000))).toBe("2026-06-30");
    expect(lastDayOver("Australia/Sydney", new Date(midnight.getTime() + 16 * 60_000))).toBe("2026-07-01");
    expect(lastDayOver("UTC", midnight)).toBe("2026-06-30");
  });
});

describe("the value that a share of approvals stayed below", () => {
  it("is one of them", () => {
    expect(quantiles([took(1, 2, 3, 4, 100)], [0.5, 0.8, 0.9])).toEqual([3, 4, 100]);
    expect(quantiles([took()], [0.5])).toEqual([null]);
  });
  it("counts a sample for as many as it was taken of", () => {
    const busy = { approved: 1000, atOnce: 0, byPerson: 0, seconds: [5, 6] };
    expect(quantiles([busy, took(90, 91, 92, 93, 94)], [0.4, 0.9])).toEqual([5, 6]);
  });
});

describe("the chart of statuses", () => {
  const now = { today: "2026-06-30", byStatus: approved(9) };
  it("ends with what stands now and leaves out days that are not known", () => {
    const days = [day("2026-06-28", { byStatus: approved(7) }), day("2026-06-29", { byStatus: approved(8) })];
    expect(statusPoints(days, now, 30).map((point) => [point.day, point.byStatus.APPROVED])).toEqual([
      ["2026-06-28", 7],
      ["2026-06-29", 8],
      ["2026-06-30", 9],
    ]);
  });
  it("has a point a week for a year", () => {
    const days = Array.from({ length: 365 }, (_, back) => day(addDays("2026-06-30", back - 365)));
    expect(statusPoints(days, now, 365)).toHaveLength(53);
    expect(statusPoints(days, now, 90)).toHaveLength(91);
  });
});

describe("the comparison with 30 days ago", () => {
  it("is with that day's end, with nothing where the first customer came later, and not made before a day is closed", () => {
    expect(comparedCounts([day("2026-05-31", { byStatus: approved(3) })], "2026-06-30")).toEqual(approved(3));
    expect(comparedCounts([day("2026-06-10", { byStatus: approved(3) })], "2026-06-30")).toEqual(noCustomers());
    expect(comparedCounts([], "2026-06-30")).toBeNull();
  });
});

describe("times to approval", () => {
  const now = { today: "2026-06-30", range: 90 } as const;
  it("go by seven days that end today, and by days within a month", () => {
    const days = [day("2026-06-23", took(100)), day("2026-06-24", took(10, 20)), day("2026-06-29", took(30))];
    const weeks = approvalPeriods(days, took(40), now);
    expect(weeks.map(({ from, to, approved, median }) => [from, to, approved, median])).toEqual([
      ["2026-06-17", "2026-06-23", 1, 100],
      ["2026-06-24", "2026-06-30", 4, 20],
    ]);
    const daily = approvalPeriods(days, took(40), { ...now, range: 30 });
    expect(daily).toHaveLength(8);
    expect(daily.at(-1)).toMatchObject({ from: "2026-06-30", approved: 1, median: 40 });
    expect(daily.at(-3)).toMatchObject({ approved: 0, median: null, slow: null });
  });
  it("say together who approved", () => {
    const all = approvalsOf([{ approved: 10, atOnce: 6, byPerson: 3, seconds: [1] }, took(500)]);
    expect(all).toMatchObject({ approved: 11, atOnce: 6, byPerson: 3, later: 2 });
  });
});

describe("the range of an address", () => {
  it("is one of those there are", () => {
    expect(["30", "365", "7", "", null].map(readRange)).toEqual([30, 365, 90, 90, 90]);
  });
});
