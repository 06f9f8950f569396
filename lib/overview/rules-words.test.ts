import { describe, expect, it } from "vitest";
import { readListParams } from "@/lib/customers/list/rules-address";
import { noCustomers } from "@/lib/customers/list/rules-counts";
import { expiredHref, missingHref, statusHref } from "./rules-links";
import {
  approvalSentence,
  approverSentence,
  cappedWords,
  changeWords,
  durationWords,
  periodWords,
  shortDuration,
  sinceWords,
  statusSentence,
} from "./rules-words";

describe("durations", () => {
  it("are said in the unit that fits", () => {
    expect([0, 1, 42].map(durationWords)).toEqual(["less than a second", "1 second", "42 seconds"]);
    expect([60, 90, 300, 3000].map(durationWords)).toEqual(["1 minute", "1.5 minutes", "5 minutes", "50 minutes"]);
    expect([3600, 9000, 40_000].map(durationWords)).toEqual(["1 hour", "2.5 hours", "11 hours"]);
    expect([86_400, 129_600, 2_592_000].map(durationWords)).toEqual(["1 day", "1.5 days", "30 days"]);
    expect([null, 0, 1, 600, 3600, 21_600, 604_800].map(shortDuration)).toEqual([
      ...["–", "<1 s", "1 s", "10 min", "1 h", "6 h", "7 d"],
    ]);
  });
});

describe("how long ago", () => {
  it("is said in whole units that have passed", () => {
    const since = (iso: string) => sinceWords(iso, "2026-11-21T10:00:00Z");
    expect(since("2026-11-21T09:59:30Z")).toBe("less than a minute");
    expect(since("2026-11-21T08:01:00Z")).toBe("1 hour");
    expect(since("2026-11-16T05:06:00Z")).toBe("5 days");
    expect(since("2026-11-22T00:00:00Z")).toBe("less than a minute");
  });
});

describe("a change", () => {
  it("is said as more, fewer or as many", () => {
    expect(changeWords(312, 300)).toBe("12 more than 30 days ago");
    expect(changeWords(8, 1_008, "a year ago")).toBe("1,000 fewer than a year ago");
    expect(changeWords(5, 5, "90 days ago")).toBe("as many as 90 days ago");
  });
});

describe("a chart's sentence", () => {
  const now = { ...noCustomers(), APPROVED: 312, PENDING_INFO: 40, SUSPENDED: 1 };
  const first = { day: "2026-06-01", byStatus: { ...noCustomers(), APPROVED: 300 } };
  it("tells the numbers, and the change where the chart goes back so far", () => {
    expect(statusSentence(now, first, true, 30)).toBe(
      "312 approved, 12 more than 30 days ago. Of 353 customers in all: 40 pending info, 0 under review, 1 suspended.",
    );
    expect(statusSentence(now, first, false, 90)).toMatch(/^312 approved, 12 more than on 1 Jun 2026\. Of 353/);
    expect(statusSentence(now, null, false, 90)).toMatch(/^312 approved\. Of 353/);
  });
  it("tells how long approvals took, and who made them", () => {
    const all = { approved: 40, atOnce: 30, byPerson: 8, later: 2, median: 3, slow: 7200 };
    expect(approvalSentence(all, 90)).toBe(
      "40 approvals in the last 90 days: half of them within 3 seconds after everything was there, nine in ten within 2 hours.",
    );
    expect(approverSentence(all)).toBe(
      "40 approved: 30 automatically within a minute, 2 automatically later and 8 by a person.",
    );
    const none = { approved: 0, atOnce: 0, byPerson: 0, later: 0, median: null, slow: null };
    expect(approvalSentence(none, 365)).toBe("Nobody was approved in the last year.");
  });
  it("names a week by its days", () => {
    expect(periodWords({ from: "2026-11-06", to: "2026-11-12" })).toBe("6 Nov to 12 Nov 2026");
    expect(periodWords({ from: "2025-12-29", to: "2026-01-04" })).toBe("29 Dec 2025 to 4 Jan 2026");
    expect(periodWords({ from: "2026-11-12", to: "2026-11-12" })).toBe("12 Nov 2026");
    expect(cappedWords({ n: 10_000, isMore: true })).toBe("10,000+");
  });
});

describe("a line's link", () => {
  const queryOf = (href: string) =>
    readListParams(Object.fromEntries(new URL(href, "https://portico.test").searchParams));
  it("leads to the list that shows its number", () => {
    expect(queryOf(statusHref("UNDER_REVIEW"))).toMatchObject({ query: { statuses: ["UNDER_REVIEW"] }, ignored: [] });
    expect(queryOf(missingHref("ADDRESS_PROOF"))).toMatchObject({ query: { missing: ["ADDRESS_PROOF"] }, ignored: [] });
    expect(queryOf(expiredHref("2026-11-30"))).toMatchObject({ query: { expiringBefore: "2026-12-01" }, ignored: [] });
  });
});
