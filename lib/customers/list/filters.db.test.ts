import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setOrgFilters } from "@/db/filters";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation } from "@/db/testing/people";
import { toPublicId } from "@/lib/core/ids";
import { STATUSES } from "@/lib/customers/constants";
import type { MissingMark } from "@/lib/customers/constants-missing";
import { setPlanLimits } from "@/lib/customers/search/reads-plan";
import {
  accountStateOf,
  addImport,
  addListed,
  type ListedSample,
  listScope,
  PLAIN_SAMPLE,
} from "@/lib/customers/testing/listed";
import { SORT_COLUMNS } from "./constants";
import type { CustomerListQuery } from "./input";
import { listCustomers } from "./reads";
import { listMetadataKeys } from "./reads-sources";
import { DEFAULT_LIST_QUERY } from "./rules-address";
import type { CustomerPage } from "./types";

type Stored = ListedSample & { id: string };

const MARKS: MissingMark[] = ["ID_PROOF", "ADDRESS_PROOF", "EMAIL"];
const WORDS = ["John", "Smith", "Müller", "Zoë", "Ada"];
const LONG = "x".repeat(199);
const COUNT = 60;

let database: TestDatabase;
let stored: Stored[];
let imports: string[];
let scope: ReturnType<typeof listScope>;

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length] as T;

/** Different periods of the parts, so that nearly every combination of them occurs. */
function sampleAt(at: number): ListedSample {
  const status = pick(STATUSES, at);
  const createdAt = new Date(Date.UTC(2026, 2, 1 + (at % 9), 13));
  return {
    ...PLAIN_SAMPLE,
    status,
    createdAt,
    name: `${pick(WORDS, at)} ${pick(WORDS, at >> 2)}`,
    type: pick(["INDIVIDUAL", "COMPANY"] as const, at >> 1),
    isEnabled: at % 5 !== 0,
    country: pick(["AU", "SG", "NZ", null], at >> 1),
    email: at % 3 === 0 ? `p${at % 12}@mail.test` : null,
    externalId: at % 4 === 1 ? `${pick(["Ext", "EXT", "ext"], at >> 2)}-${at}` : null,
    missing: MARKS.filter((_, bit) => (at >> bit) % 3 === 0),
    tags: ["VIP", "gold", "Zoë"].filter((_, bit) => (at >> bit) % 2 === 1),
    metadata: {
      ...(at % 2 === 0 ? { plan: pick(["Gold", "silver", ""], at) } : {}),
      // These differ only behind the place where facets are cut.
      ...(at % 3 === 0 ? { note: `${LONG}${at % 6 === 0 ? "a" : "b"}` } : {}),
    },
    importId: pick([null, imports[0] ?? null, imports[1] ?? null, null, null], at),
    documentsExpireOn: pick(["2026-12-31", "2027-02-28", "2027-03-01", null], at >> 1),
    updatedAt: new Date(createdAt.getTime() + (at % 4) * 86_400_000),
    reviewedAt: at % 3 === 0 ? null : createdAt,
  };
}

const isAnyOf = <T>(wanted: readonly T[], value: T | null) =>
  wanted.length === 0 || (value !== null && wanted.includes(value));
const overlaps = (wanted: readonly string[], has: readonly string[]) =>
  wanted.length === 0 || wanted.some((each) => has.includes(each));
const small = (texts: readonly string[]) => texts.map((text) => text.toLowerCase());
/** The day in Sydney, 11 hours ahead in those weeks. */
const dayOf = (at: Date) => new Date(at.getTime() + 11 * 3_600_000).toISOString().slice(0, 10);
const isBetween = (day: string, from: string | null, to: string | null) =>
  (from === null || day >= from) && (to === null || day <= to);

/** What the filters mean, in plain words of the language. */
function matches(query: CustomerListQuery, row: Stored): boolean {
  const folded = row.name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(" ");
  const isMeant = (pasted: string) =>
    pasted === toPublicId("customer", row.id) ||
    pasted.toLowerCase() === row.email ||
    [pasted, pasted.toLowerCase(), pasted.toUpperCase()].some((spelling) => spelling === row.externalId);
  return (
    query.search
      .split(" ")
      .every((typed) => folded.some((word) => word.startsWith(typed)) || (row.email ?? "").startsWith(typed)) &&
    isAnyOf(query.statuses, row.status) &&
    isAnyOf(query.types, row.type) &&
    (query.isEnabled === null || query.isEnabled === row.isEnabled) &&
    isAnyOf(query.accountStates, accountStateOf(row)) &&
    isAnyOf(query.countries, row.country) &&
    overlaps(query.missing, row.missing) &&
    overlaps(small(query.tags), small(row.tags)) &&
    query.metadata.every(({ key, value }) => row.metadata[key]?.toLowerCase() === value.toLowerCase()) &&
    (query.expiringBefore === null ||
      (row.documentsExpireOn !== null && row.documentsExpireOn < query.expiringBefore)) &&
    isBetween(dayOf(row.createdAt), query.createdFrom, query.createdTo) &&
    isBetween(dayOf(row.updatedAt), query.updatedFrom, query.updatedTo) &&
    (query.ids.length === 0 || query.ids.some(isMeant)) &&
    (query.importId === null || (row.importId !== null && query.importId === toPublicId("import", row.importId)))
  );
}

const list = (query: CustomerListQuery): Promise<CustomerPage> =>
  withScope(scope, (tx) => listCustomers(tx, scope, query));

/** Names of rows on all pages, forward or backward. */
async function walk(query: CustomerListQuery, from: "first" | "last"): Promise<string[]> {
  const pages = [await list({ ...query, page: { at: from } })];
  for (;;) {
    const here = pages.at(-1);
    const cursor = from === "first" ? here?.next : here?.previous;
    if (!cursor) break;
    pages.push(await list({ ...query, page: { at: from === "first" ? "after" : "before", cursor } }));
  }
  return (from === "first" ? pages : pages.reverse()).flatMap((page) => page.rows.map((row) => row.id));
}

const some = <T>(values: readonly T[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: fc.subarray([...values]) });
const maybe = <T>(...values: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...values) });

/** An import of ours, by its place, or one of nobody's. */
const importRefs = maybe(0, 0, 1, 2).map((at) =>
  at === null ? null : toPublicId("import", imports[at] ?? "0192a000-0000-7000-8000-000000000000"),
);

const queries = fc.record({
  search: fc.oneof({ weight: 3, arbitrary: fc.constant("") }, { weight: 1, arbitrary: fc.constantFrom("smi", "zoe") }),
  statuses: some(STATUSES),
  types: some(["COMPANY", "INDIVIDUAL"] as const),
  isEnabled: maybe(true, false),
  accountStates: some(["ACTIVE", "LOCKED", "APPROVAL_PENDING"] as const),
  countries: some(["AU", "SG"]),
  missing: some(MARKS),
  tags: some(["vip", "GOLD", "zoË"]),
  metadata: some([
    { key: "plan", value: "gold" },
    { key: "plan", value: "" },
    { key: "note", value: `${LONG}a` },
    { key: "other", value: "x" },
  ]),
  expiringBefore: maybe("2027-03-01", "2026-01-01"),
  createdFrom: maybe("2026-03-03"),
  createdTo: maybe("2026-03-08"),
  updatedFrom: maybe("2026-03-04"),
  updatedTo: maybe("2026-03-10"),
  ids: some(["p0@mail.test", "p3@mail.test", "EXT-5", "Ext-9", "EXT-9", "ext-13", "nobody"]),
  importId: importRefs,
  sort: fc.record({
    column: fc.constantFrom(...SORT_COLUMNS),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  }),
});

beforeAll(async () => {
  database = await createTestDatabase();
  const orgId = await makeOrganisation(database.owner);
  await database.owner`update organisations set time_zone = 'Australia/Sydney' where id = ${orgId}`;
  scope = listScope(orgId);
  imports = [await addImport(database.owner, orgId), await addImport(database.owner, orgId, "more.csv")];
  stored = [];
  for (let at = 0; at < COUNT; at++) {
    const sample = sampleAt(at);
    stored.push({ ...sample, id: await addListed(database.owner, orgId, sample) });
  }
  // Another organisation's are never among them, whatever they have.
  await addListed(database.owner, await makeOrganisation(database.owner), { ...sampleAt(3), importId: null });
});
afterAll(() => database.drop());

describe.each([
  { what: "as it ships", limits: null },
  { what: "where few are many, so that ids are looked up on the way", limits: { narrow: 3, common: 1000 } },
  { what: "where few are common, so that rows are compared on the way", limits: { narrow: 3, common: 8 } },
])("any combination of filters $what", ({ limits }) => {
  beforeEach(() => setPlanLimits(limits));
  afterEach(() => setPlanLimits(null));

  it("gives exactly the customers that fulfil all of them, each once on all pages, and counts them", async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (part) => {
        const query: CustomerListQuery = { ...DEFAULT_LIST_QUERY, ...part, pageSize: 10 };
        const expected = stored.filter((row) => matches(query, row)).map((row) => toPublicId("customer", row.id));
        const forward = await walk(query, "first");
        expect([...forward].sort()).toEqual([...expected].sort());
        expect(await walk(query, "last")).toEqual(forward);
        expect((await list(query)).count).toEqual({ n: expected.length, isMore: false });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  }, 120_000);

  it("in order of creation gives those with words, tags, metadata or gaps in just that order, on every page with its place", async () => {
    const alone = fc.record({
      search: fc.constantFrom("", "smi", "smi", "zoe", "smi zoe", "p"),
      tags: some(["vip", "GOLD"]),
      metadata: fc.subarray([
        { key: "plan", value: "gold" },
        { key: "note", value: `${LONG}a` },
      ]),
      missing: some(MARKS),
      importId: importRefs,
      statuses: fc.constantFrom<CustomerListQuery["statuses"]>([], [], [STATUSES[0]]),
      direction: fc.constantFrom("asc" as const, "desc" as const),
    });
    const before = (a: Stored, b: Stored) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
    await fc.assert(
      fc.asyncProperty(alone, async ({ direction, ...part }) => {
        const sort = { column: "created" as const, direction };
        const query: CustomerListQuery = { ...DEFAULT_LIST_QUERY, ...part, sort, pageSize: 10 };
        const found = stored.filter((row) => matches(query, row)).sort(before);
        const expected = (direction === "asc" ? found : found.reverse()).map(({ id }) => toPublicId("customer", id));
        expect(await walk(query, "first")).toEqual(expected);
        expect(await walk(query, "last")).toEqual(expected);
        const first = await list(query);
        expect(first.count).toEqual({ n: expected.length, isMore: false });
        if (first.next === null) return;
        const second = await list({ ...query, page: { at: "after", cursor: first.next } });
        expect([second.position, second.count.n]).toEqual([11, expected.length]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);

  it("are each able to find somebody and to leave somebody out", async () => {
    const alone: Partial<CustomerListQuery>[] = [
      { missing: ["EMAIL"] },
      { tags: ["zoË"] },
      { metadata: [{ key: "plan", value: "GOLD" }] },
      { metadata: [{ key: "note", value: `${LONG}b` }] },
      { expiringBefore: "2027-03-01" },
      { accountStates: ["LOCKED"] },
      { countries: ["AU", "NZ"] },
      { updatedFrom: "2026-03-08" },
      { ids: ["Ext-13", "p3@mail.test"] },
      { importId: toPublicId("import", imports[1] ?? "") },
    ];
    for (const part of alone) {
      const { count } = await list({ ...DEFAULT_LIST_QUERY, ...part });
      expect(count.n, JSON.stringify(part)).toBeGreaterThan(0);
      expect(count.n, JSON.stringify(part)).toBeLessThan(COUNT);
    }
  });
});

describe("a pasted list", () => {
  it("finds customers by id, external id and e-mail address, and names what it did not find", async () => {
    const { rows, notFound } = await list({
      ...DEFAULT_LIST_QUERY,
      ids: [toPublicId("customer", stored[7]?.id ?? ""), "ext-5", "p0@MAIL.test", "nobody", "cus_", "%"],
    });
    const found = stored.filter(
      ({ email, externalId }, at) => at === 7 || externalId === "EXT-5" || email === "p0@mail.test",
    );
    expect(rows.map((row) => row.id).sort()).toEqual(found.map(({ id }) => toPublicId("customer", id)).sort());
    expect(notFound).toEqual(["nobody", "cus_", "%"]);
  });

  it("says who is there even where other filters leave them out, and that a deleted customer is not", async () => {
    const gone = stored[9]?.id ?? "";
    await database.owner`update customers set deleted_at = now() where id = ${gone}`;
    const ids = ["EXT-5", toPublicId("customer", gone)];
    const page = await list({ ...DEFAULT_LIST_QUERY, ids, createdTo: "2020-01-01" });
    await database.owner`update customers set deleted_at = null where id = ${gone}`;
    expect(page.rows).toEqual([]);
    expect(page.notFound).toEqual([toPublicId("customer", gone)]);
  });
});

describe("gathered customers", () => {
  it("stand in every order there is", async () => {
    const narrow: Partial<CustomerListQuery>[] = [
      { search: "smi" },
      { missing: ["EMAIL"] },
      { expiringBefore: "2027-03-01" },
      { updatedFrom: "2026-03-08" },
      { ids: ["p3@mail.test"] },
    ];
    for (const part of narrow) {
      const { count } = await list({ ...DEFAULT_LIST_QUERY, ...part });
      for (const column of SORT_COLUMNS) {
        const page = await list({ ...DEFAULT_LIST_QUERY, ...part, sort: { column, direction: "asc" } });
        expect(page.count, `${column} ${JSON.stringify(part)}`).toEqual(count);
      }
    }
  });
});

describe("metadata keys in use", () => {
  const keys = () => withScope(scope, (tx) => listMetadataKeys(tx, scope));

  it("are each named once, by name", async () => {
    expect(await keys()).toEqual(["note", "plan"]);
  });

  it("are one's own with either fence alone", async () => {
    await addListed(database.owner, await makeOrganisation(database.owner), { metadata: { theirs: "x" } });
    setOrgFilters(false);
    expect(await keys()).toEqual(["note", "plan"]);
    setOrgFilters(true);
    await database.owner`alter table customer_facets disable row level security`;
    expect(await keys()).toEqual(["note", "plan"]);
    await database.owner`alter table customer_facets enable row level security`;
  });
});

describe("days that nobody can be in", () => {
  /** The page, and how often it was looked into what holds customers. */
  const looked = (part: Partial<CustomerListQuery>) =>
    withScope(scope, async (tx) => {
      const { sql } = await import("drizzle-orm");
      const scansSoFar = async () => {
        const [row] = await tx.execute<{ n: number }>(sql`
          select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0)::int as n from pg_stat_xact_user_tables
          where relname in ('customers', 'customer_facets', 'customer_search_terms')`);
        return row?.n ?? Number.NaN;
      };
      const before = await scansSoFar();
      const page = await listCustomers(tx, scope, { ...DEFAULT_LIST_QUERY, ...part });
      return { ...page, scans: (await scansSoFar()) - before };
    });

  it.each<Partial<CustomerListQuery>>([
    { createdFrom: "2026-03-05", createdTo: "2026-03-04" },
    { updatedFrom: "2026-03-05", updatedTo: "2026-03-04" },
    { createdFrom: "2026-03-05", updatedTo: "2026-03-04" },
  ])("are answered without a look at customers, whatever else is asked: %j", async (days) => {
    const others = { search: "smi", tags: ["vip"], countries: ["AU", "SG"] };
    const orders = SORT_COLUMNS.map((column) => ({ sort: { column, direction: "asc" as const } }));
    for (const part of [{}, others, { page: { at: "last" as const } }, ...orders]) {
      const { rows, count, total, scans, next, previous } = await looked({ ...days, ...part });
      expect({ rows, count, total, next, previous }).toEqual({
        ...{ rows: [], count: { n: 0, isMore: false }, total: COUNT, next: null, previous: null },
      });
      expect(scans).toBe(0);
    }
  });

  it("are not those of one day, nor an end without a start", async () => {
    const day = "2026-03-05";
    for (const days of [
      { createdFrom: day, updatedTo: day },
      { createdFrom: day, createdTo: day },
      { createdTo: day },
    ]) {
      const { rows, scans } = await looked(days);
      expect(rows.length).toBeGreaterThan(0);
      expect(scans).toBeGreaterThan(0);
    }
  });
});

describe("a search", () => {
  it("is planned anew each time, because a plan for everybody would be the slow one", async () => {
    const { sql } = await import("drizzle-orm");
    const kept = await withScope(scope, async (tx) => {
      for (let at = 0; at < 12; at++) {
        await listCustomers(tx, scope, { ...DEFAULT_LIST_QUERY, search: "smi", tags: ["vip"] });
      }
      return tx.execute(sql`select statement from pg_prepared_statements where generic_plans > 0`);
    });
    expect(kept.filter(({ statement }) => /customer/.test(String(statement)))).toEqual([]);
  });
});
