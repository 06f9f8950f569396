import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTRIES } from "@/lib/core/geo";
import { ACCOUNT_STATES } from "@/lib/customers/constants";
import { MISSING_MARKS } from "@/lib/customers/constants-missing";
import { IDS_MAX, METADATA_FILTERS_MAX, PAGE_SIZES, SORT_COLUMNS, TAGS_MAX } from "./constants";
import { type CustomerListQuery, customerListInput } from "./input";
import { DEFAULT_LIST_QUERY, LIST_PARAMS, readListParams, writeListParams } from "./rules-address";

const flag = fc.constantFrom(true, false, null);
const cursor = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/);

const tag = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .map((text) => text.replace(/[\p{Cc}\uFFFD]/gu, "").trim())
  .filter((text) => text !== "");

const queries: fc.Arbitrary<CustomerListQuery> = fc.record({
  search: fc.stringMatching(/^[a-z0-9@.%_' -]{0,40}$/).map((text) => text.trim()),
  statuses: fc.subarray(["PENDING_INFO", "UNDER_REVIEW", "APPROVED", "SUSPENDED"] as const).map((each) => [...each]),
  types: fc.subarray(["INDIVIDUAL", "COMPANY"] as const).map((each) => [...each]),
  isActive: flag,
  isEnabled: flag,
  isWalletReady: flag,
  accountStates: fc.subarray([...ACCOUNT_STATES]),
  countries: fc.subarray(COUNTRIES.map(({ code }) => code)),
  missing: fc.subarray([...MISSING_MARKS]),
  tags: fc.uniqueArray(tag, { maxLength: TAGS_MAX, selector: (each) => each.toLowerCase() }),
  metadata: fc.uniqueArray(
    fc.record({
      key: fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/),
      value: fc.string({ unit: "grapheme", maxLength: 50 }),
    }),
    { maxLength: METADATA_FILTERS_MAX, selector: ({ key }) => key },
  ),
  expiringBefore: fc.constantFrom("2027-03-01", null),
  createdFrom: fc.constantFrom("2026-01-31", null),
  createdTo: fc.constantFrom("2026-02-28", null),
  updatedFrom: fc.constantFrom("2026-01-31", null),
  updatedTo: fc.constantFrom("2026-02-28", null),
  ids: fc.uniqueArray(fc.stringMatching(/^[!-+./0-9:<-~]{1,40}$/), { maxLength: 30 }),
  importId: fc.constantFrom("imp_01kb1p2a9rfkvs9pq2v5pqm3xz", null),
  sort: fc.record({
    column: fc.constantFrom(...SORT_COLUMNS),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  }),
  pageSize: fc.constantFrom(...PAGE_SIZES),
  page: fc.oneof(
    fc.constant({ at: "first" as const }),
    fc.constant({ at: "last" as const }),
    cursor.map((text) => ({ at: "after" as const, cursor: text })),
    cursor.map((text) => ({ at: "before" as const, cursor: text })),
  ),
});

describe("the address of a list", () => {
  it("says everything that was asked for", () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(readListParams(writeListParams(query))).toEqual({ query, ignored: [] });
      }),
    );
  });

  it("gives a query that the action accepts, whatever stands in it", () => {
    const params = fc.record(
      Object.fromEntries(LIST_PARAMS.map((name) => [name, fc.option(fc.string({ unit: "binary" }))])),
    );
    fc.assert(
      fc.property(params, (raw) => {
        expect(customerListInput.safeParse(readListParams(raw).query).success).toBe(true);
      }),
    );
  });

  it("is plain for the plain list", () => {
    expect(Object.values(writeListParams(DEFAULT_LIST_QUERY)).every((value) => value === null)).toBe(true);
  });

  it("keeps meaning what it meant when there was one country only", () => {
    expect(readListParams({ country: "au" })).toEqual({
      query: { ...DEFAULT_LIST_QUERY, countries: ["AU"] },
      ignored: [],
    });
  });

  it("can be typed by hand", () => {
    const { query, ignored } = readListParams({
      ...{ tag: "VIP, gold,vip", meta: "plan=gold,region=emea=1", missing: "id_proof,address_proof" },
      ...{ expiring: "2027-03-01", account: "locked", ids: "a@b.test,EXT-1,EXT-1" },
    });
    expect(ignored).toEqual([]);
    expect(query).toMatchObject({
      tags: ["VIP", "gold"],
      metadata: [
        { key: "plan", value: "gold" },
        { key: "region", value: "emea=1" },
      ],
      missing: ["ID_PROOF", "ADDRESS_PROOF"],
      accountStates: ["LOCKED"],
      ids: ["a@b.test", "EXT-1"],
    });
  });

  it("leaves out what is more than a list may be asked for, and says so", () => {
    const many = Array.from({ length: IDS_MAX + 1 }, (_, at) => `EXT-${at}`).join(",");
    const { query, ignored } = readListParams({ ids: many, meta: "plan", tag: ",", updated_from: "2026-02-30" });
    expect(query).toEqual(DEFAULT_LIST_QUERY);
    expect(ignored).toHaveLength(4);
  });

  it("takes ACTIVE for APPROVED", () => {
    expect(readListParams({ status: "active,SUSPENDED" }).query.statuses).toEqual(["APPROVED", "SUSPENDED"]);
  });

  it("names every part that it leaves out", () => {
    const { query, ignored } = readListParams({
      status: "GONE",
      size: "7",
      sort: "profile_sealed.asc",
      country: "XX",
      q: "jo",
    });
    expect(ignored).toHaveLength(4);
    expect(query).toEqual({ ...DEFAULT_LIST_QUERY, search: "jo" });
  });

  it("leaves out an end that lies before the start", () => {
    const { query, ignored } = readListParams({ from: "2026-02-02", to: "2026-02-01" });
    expect(query).toMatchObject({ createdFrom: "2026-02-02", createdTo: null });
    expect(ignored).toEqual(['the end date "2026-02-01", which lies before the start date']);
  });
});

describe("the action's input", () => {
  it("refuses a column that is not in the list and keys that it does not know", () => {
    expect(
      customerListInput.safeParse({ ...DEFAULT_LIST_QUERY, sort: { column: "profile_sealed", direction: "asc" } })
        .success,
    ).toBe(false);
    expect(customerListInput.safeParse({ ...DEFAULT_LIST_QUERY, orgId: "x" }).success).toBe(false);
    expect(customerListInput.safeParse({ ...DEFAULT_LIST_QUERY, pageSize: 1000 }).success).toBe(false);
  });
});
