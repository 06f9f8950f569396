import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASE_REASONS, RISK_BANDS } from "@/lib/reviews/cases/constants";
import { QUEUE_PAGE_SIZES, QUEUE_VIEWS } from "./constants";
import {
  casePath,
  DEFAULT_QUEUE,
  QUEUE_PARAMS,
  type QueueQuery,
  queueInput,
  queueParamsOf,
  readQueueParams,
  writeQueueParams,
} from "./input";
import { decodeQueueCursor, encodeQueueCursor } from "./rules-cursor";

const id = (prefix: string) => fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{26}$/).map((text) => `${prefix}_${text}`);
const cursor = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/);
const sort: fc.Arbitrary<QueueQuery["sort"]> = fc.oneof(
  fc.constant(DEFAULT_QUEUE.sort),
  fc.record({
    by: fc.constantFrom("risk" as const, "sla" as const, "age" as const),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  }),
);

const queries: fc.Arbitrary<QueueQuery> = fc.record({
  view: fc.constantFrom(...QUEUE_VIEWS),
  search: fc.stringMatching(/^[a-z0-9@.%_' -]{0,40}$/).map((text) => text.trim()),
  organisation: fc.option(id("org")),
  types: fc.subarray(["INDIVIDUAL", "COMPANY"] as const).map((each) => [...each]),
  reasons: fc.subarray([...CASE_REASONS]),
  country: fc.constantFrom("AU", "SG", null),
  risks: fc.subarray([...RISK_BANDS]),
  isLate: fc.boolean(),
  tag: fc.option(fc.stringMatching(/^[a-z0-9 -]{1,40}$/)),
  assignee: fc.option(id("usr")),
  sort,
  pageSize: fc.constantFrom(...QUEUE_PAGE_SIZES),
  page: fc.oneof(
    fc.constant({ at: "first" as const }),
    cursor.map((text) => ({ at: "after" as const, cursor: text })),
    cursor.map((text) => ({ at: "before" as const, cursor: text })),
  ),
});

describe("the address of a queue", () => {
  it("says everything that was asked for", () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(readQueueParams(writeQueueParams(query))).toEqual({ query, ignored: [] });
      }),
    );
  });

  it("gives a query that is accepted, whatever stands in it", () => {
    const params = fc.record(
      Object.fromEntries(QUEUE_PARAMS.map((name) => [name, fc.option(fc.string({ unit: "binary" }))])),
    );
    fc.assert(
      fc.property(params, (raw) => {
        expect(queueInput.safeParse(readQueueParams(raw).query).success).toBe(true);
      }),
    );
  });

  it("is plain for the plain queue, and goes along to the case", () => {
    expect(Object.values(writeQueueParams(DEFAULT_QUEUE)).every((value) => value === null)).toBe(true);
    expect(casePath({ orgId: "org_1", id: "cus_1" }, DEFAULT_QUEUE)).toBe("/review/org_1/cus_1");
    fc.assert(
      fc.property(queries, (query) => {
        const { searchParams } = new URL(casePath({ orgId: "org_1", id: "cus_1" }, query), "http://portico.test");
        const read = readQueueParams(queueParamsOf(Object.fromEntries(searchParams))).query;
        expect(read).toEqual({ ...query, page: { at: "first" } });
      }),
    );
  });

  it("names what it leaves out", () => {
    const { query, ignored } = readQueueParams({
      view: "gone",
      risk: "HUGE",
      sort: "profile.asc",
      org: "acme",
      q: "jo",
    });
    expect(ignored).toHaveLength(4);
    expect(query).toEqual({ ...DEFAULT_QUEUE, search: "jo" });
  });
});

describe("a place in a queue", () => {
  const place = fc.record({
    keys: fc.array(fc.maxSafeInteger(), { minLength: 3, maxLength: 3 }),
    id: fc.uuid({ version: 7 }),
    at: fc.nat(8e14),
    index: fc.nat(),
  });

  it("comes back as it was, for the same order alone", () => {
    fc.assert(
      fc.property(place, queries, (each, query) => {
        const text = encodeQueueCursor(query, each);
        expect(decodeQueueCursor(text, query, 3)).toEqual(each);
        expect(decodeQueueCursor(text, query, 2)).toBeNull();
        const view = query.view === "open" ? "mine" : "open";
        expect(decodeQueueCursor(text, { ...query, view }, 3)).toBeNull();
      }),
    );
  });

  it("is read as nothing when it is damaged", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeQueueCursor(text, DEFAULT_QUEUE, 3)).toBeNull();
      }),
    );
  });
});
