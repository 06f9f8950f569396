import { describe, expect, it } from "vitest";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import type { CustomerPage, CustomerRow } from "@/lib/customers/list/types";
import { changeWords, isNewestFirst, newsWords, pageWith, rowChanges } from "./rules";

const AT = "2026-03-01T00:00:00.000Z";
const LATER = "2026-03-01T00:00:05.000Z";

const row = (part: Partial<CustomerRow>): CustomerRow => ({
  id: "cus_1",
  type: "INDIVIDUAL",
  purpose: "BASIC",
  name: "Ada Lovelace",
  status: "UNDER_REVIEW",
  isActive: false,
  isEnabled: true,
  isWalletReady: false,
  accountState: "APPROVAL_PENDING",
  email: null,
  country: null,
  externalId: null,
  missingCount: 0,
  missing: [],
  tags: [],
  documentsExpireOn: null,
  version: 1,
  createdAt: AT,
  updatedAt: AT,
  reviewedAt: null,
  ...part,
});

const BY_STATUS = { PENDING_INFO: 1, UNDER_REVIEW: 2, APPROVED: 3, SUSPENDED: 4 };
const page = (rows: CustomerRow[]): CustomerPage => ({
  rows,
  next: null,
  previous: null,
  position: 1,
  count: { n: rows.length, isMore: false },
  total: rows.length,
  byStatus: { PENDING_INFO: 0, UNDER_REVIEW: rows.length, APPROVED: 0, SUSPENDED: 0 },
  notFound: [],
  importFile: null,
  ignored: [],
});
const live = (rows: CustomerRow[]) => ({ rows, total: 10, byStatus: BY_STATUS, newer: 0 });

const ada = row({});
const bob = row({ id: "cus_2", name: "Bob" });
const approved = row({ status: "APPROVED", isActive: true, updatedAt: LATER });

describe("a page of customers kept up to date", () => {
  it("changes rows where they stand: none moves, comes or goes, whatever the server sends", () => {
    const now = pageWith(page([bob, ada]), DEFAULT_LIST_QUERY, live([approved, row({ id: "cus_9" })]));
    expect(now.rows).toEqual([bob, approved]);
    expect(now.rows[0]).toBe(bob);
  });

  it("keeps the very rows where nothing changed, so that nothing is drawn anew", () => {
    const before = page([ada, bob]);
    expect(pageWith(before, DEFAULT_LIST_QUERY, live([{ ...ada }])).rows).toBe(before.rows);
  });

  it("never goes back to what is older than what it shows", () => {
    expect(rowChanges([approved], [ada])).toEqual([]);
    expect(pageWith(page([approved]), DEFAULT_LIST_QUERY, live([ada])).rows).toEqual([approved]);
  });

  it("has the numbers of the tabs, and its own count where a tab says it", () => {
    const all = pageWith(page([ada]), DEFAULT_LIST_QUERY, live([]));
    expect([all.total, all.byStatus, all.count.n]).toEqual([10, BY_STATUS, 10]);
    const tab = pageWith(page([ada]), { ...DEFAULT_LIST_QUERY, statuses: ["APPROVED", "SUSPENDED"] }, live([]));
    expect(tab.count).toEqual({ n: 7, isMore: false });
    const searched = pageWith(page([ada]), { ...DEFAULT_LIST_QUERY, search: "ada" }, live([]));
    expect(searched.count).toEqual({ n: 1, isMore: false });
  });
});

describe("what is said of changes", () => {
  const words = (before: CustomerRow, after: Partial<CustomerRow>) =>
    changeWords(rowChanges([before], [{ ...before, updatedAt: LATER, ...after }]));

  it("names the customer and the new status, or what else is new", () => {
    expect(words(ada, { status: "APPROVED" })).toBe("Ada Lovelace is now Approved");
    expect(words(ada, { isEnabled: false })).toBe("Ada Lovelace is now disabled");
    expect(words(ada, { isEnabled: true, email: "ada@example.test" })).toBe("Ada Lovelace was updated");
  });

  it("is a number instead of a list of names when there are many", () => {
    const many = Array.from({ length: 5 }, (_, index) => row({ id: `cus_${index}` }));
    const after = many.map((each) => ({ ...each, isEnabled: false, updatedAt: LATER }));
    expect(changeWords(rowChanges(many, after))).toBe("5 customers on this page changed");
  });

  it("offers what came and went, and nothing where nothing did", () => {
    expect(newsWords({ newer: 0, gone: 0 })).toBeNull();
    expect(newsWords({ newer: 1, gone: 0 })).toBe("1 new customer");
    expect(newsWords({ newer: 3, gone: 1 })).toBe("3 new customers, 1 deleted customer");
    expect(newsWords({ newer: 101, gone: 0 })).toBe("100+ new customers");
  });

  it("counts new customers only where they would stand first", () => {
    expect(isNewestFirst(DEFAULT_LIST_QUERY)).toBe(true);
    expect(isNewestFirst({ ...DEFAULT_LIST_QUERY, sort: { column: "created", direction: "asc" } })).toBe(false);
    expect(isNewestFirst({ ...DEFAULT_LIST_QUERY, search: "a" })).toBe(false);
    expect(isNewestFirst({ ...DEFAULT_LIST_QUERY, page: { at: "last" } })).toBe(false);
  });
});
