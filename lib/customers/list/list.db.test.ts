import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { setOrgFilters } from "@/db/filters";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { ids } from "@/lib/core/ids";
import { STATUSES } from "@/lib/customers/constants";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { addListed, insertListed, type ListedSample, listScope, moveListed } from "@/lib/customers/testing/listed";
import { SORT_COLUMNS, type SortColumn } from "./constants";
import type { CustomerListQuery } from "./input";
import { listCustomers } from "./reads";
import { DEFAULT_LIST_QUERY } from "./rules-address";
import type { CustomerPage } from "./types";

const OURS = "01900000-0000-7000-8000-00000000000a";
const THEIRS = "01900000-0000-7000-8000-00000000000b";

let database: TestDatabase;

const add = (orgId: string, sample: Partial<ListedSample> = {}) => addListed(database.owner, orgId, sample);

const list = (query: Partial<CustomerListQuery> = {}, orgId = OURS): Promise<CustomerPage> => {
  const scope = listScope(orgId);
  return withScope(scope, (tx) => listCustomers(tx, scope, { ...DEFAULT_LIST_QUERY, ...query }));
};

const names = async (search: string) => (await list({ search })).rows.map((row) => row.name).sort();

async function walk(query: Partial<CustomerListQuery>, from: "first" | "last"): Promise<CustomerPage[]> {
  const pages = [await list({ ...query, page: { at: from } })];
  for (;;) {
    const here = pages.at(-1);
    const cursor = from === "first" ? here?.next : here?.previous;
    if (!cursor) return from === "first" ? pages : pages.reverse();
    pages.push(await list({ ...query, page: { at: from === "first" ? "after" : "before", cursor } }));
  }
}

const ORDER_BY: Record<SortColumn, string> = {
  id: "id",
  created: "created_at",
  updated: "updated_at",
  name: "name_key",
  email: "coalesce(email, '')",
  external: "coalesce(external_id, '')",
  status: "status, created_at",
  type: "type, created_at",
  account: "account_state, created_at",
  country: "coalesce(country, '')::text, created_at",
  active: "is_active, created_at",
  enabled: "is_enabled, created_at",
  wallet: "is_wallet_ready, created_at",
  missing: "missing_count, created_at",
  reviewed: "coalesce(reviewed_at, '-infinity')",
  expires: "coalesce(documents_expire_on, 'infinity')",
};

async function wholeOrder(column: SortColumn, direction: "asc" | "desc"): Promise<string[]> {
  const keys = `${ORDER_BY[column]}, id`.split(/, (?!')/).map((key) => `${key} ${direction}`);
  const rows = await database.owner.unsafe(
    `select display_name from customers where org_id = $1 and deleted_at is null order by ${keys.join(", ")}`,
    [OURS],
  );
  return rows.map((row) => row.display_name);
}

const someDay = fc
  .constantFrom("2026-03-01T00:00:00.000Z", "2026-03-01T00:00:00.001Z", "2026-04-01T12:00:00.000Z")
  .map((at) => new Date(at));

const samples: fc.Arbitrary<Partial<ListedSample> & Pick<ListedSample, "status" | "isEnabled" | "type">> = fc.record({
  name: fc.constantFrom("John Smith", "Smith Jones", "Müller Co", "Zoë 50%", "Ada", "john  o'neil"),
  status: fc.constantFrom(...STATUSES),
  isEnabled: fc.boolean(),
  country: fc.constantFrom("AU", "SG", null),
  email: fc.constantFrom("a@x.test", "b@x.test", null),
  missing: fc.subarray(["ID_PROOF", "ADDRESS_PROOF"] as const).map((each) => [...each]),
  documentsExpireOn: fc.constantFrom("2026-12-31", "2027-06-30", null),
  createdAt: someDay,
  updatedAt: someDay,
  reviewedAt: fc.option(someDay, { nil: null }),
  type: fc.constantFrom("INDIVIDUAL" as const, "COMPANY" as const),
});

async function empty() {
  await database.owner`delete from customers`;
}

beforeAll(async () => {
  database = await createTestDatabase();
  for (const [id, name] of [
    [OURS, "Ours"],
    [THEIRS, "Theirs"],
  ] as const) {
    await database.owner`insert into organisations (id, name, name_key, contact_email, time_zone) values (${id}, ${name}, ${name.toLowerCase()}, 'a@b.test', 'Australia/Sydney')`;
  }
  await database.owner`alter table customer_transitions disable trigger append_only_truncate`;
  await database.owner`alter table customer_versions disable trigger append_only_truncate`;
  await database.owner`alter table review_runs disable trigger append_only_truncate`;
  await database.owner`alter table review_checks disable trigger append_only_truncate`;
});
afterAll(() => database.drop());
afterEach(() => setOrgFilters(true));

describe("pages", () => {
  it("walked forward or backward are the one full order, for every column", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(samples, { minLength: 1, maxLength: 24 }),
        fc.constantFrom("asc" as const, "desc" as const),
        async (rows, direction) => {
          await empty();
          // The name carries a number, so that equal rows can be told apart.
          for (const [at, row] of rows.entries()) await add(OURS, { ...row, name: `${row.name} ${at}` });
          for (const column of SORT_COLUMNS) {
            const query = { sort: { column, direction }, pageSize: 10 as const };
            const whole = await wholeOrder(column, direction);
            const forward = await walk(query, "first");
            expect(forward.flatMap((page) => page.rows.map((row) => row.name))).toEqual(whole);
            expect(forward.map((page) => page.position)).toEqual(forward.map((_, at) => at * 10 + 1));
            const backward = await walk(query, "last");
            expect(backward.flatMap((page) => page.rows.map((row) => row.name))).toEqual(whole);
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  }, 120_000);

  it("begin again when a cursor is damaged or of another order, and say so", async () => {
    await empty();
    await add(OURS);
    const page = await list({ page: { at: "after", cursor: "bm9wZQ" } });
    expect(page.rows).toHaveLength(1);
    expect(page.ignored).toHaveLength(1);
  });
});

describe("filters", () => {
  it("combine, and count what they leave", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(samples, { maxLength: 20 }),
        fc.record({
          statuses: fc.subarray([...STATUSES]),
          isEnabled: fc.constantFrom(true, false, null),
          countries: fc.subarray(["AU", "SG"]),
          types: fc.subarray(["COMPANY", "INDIVIDUAL"] as const).map((each) => [...each]),
        }),
        async (rows, query) => {
          await empty();
          for (const row of rows) await add(OURS, row);
          const expected = rows.filter(
            (row) =>
              (query.statuses.length === 0 || query.statuses.includes(row.status)) &&
              (query.types.length === 0 || query.types.some((type) => type === row.type)) &&
              (query.isEnabled === null || row.isEnabled === query.isEnabled) &&
              (query.countries.length === 0 || query.countries.some((country) => country === row.country)),
          );
          const page = await list({ ...query, pageSize: 10 });
          expect(page.count).toEqual({ n: expected.length, isMore: false });
          expect(page.rows).toHaveLength(Math.min(10, expected.length));
          expect(page.total).toBe(rows.length);
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  }, 60_000);

  it("take days in the organisation's time zone, both included", async () => {
    await empty();
    // 1 March 2026 in Sydney is 13:00 UTC of the day before to 13:00 UTC.
    for (const at of [
      "2026-02-28T12:59:59.999Z",
      "2026-02-28T13:00:00.000Z",
      "2026-03-01T12:59:59.999Z",
      "2026-03-01T13:00:00.000Z",
    ]) {
      await add(OURS, { name: at, createdAt: new Date(at) });
    }
    const page = await list({ createdFrom: "2026-03-01", createdTo: "2026-03-01" });
    expect(page.rows.map((row) => row.name)).toEqual(["2026-03-01T12:59:59.999Z", "2026-02-28T13:00:00.000Z"]);
  });
});

describe("search", () => {
  beforeAll(async () => {
    await empty();
    await add(OURS, { name: "John Smith", email: "js@mail.test", externalId: "ACME-0012" });
    await add(OURS, { name: "Johanna O'Neil" });
    await add(OURS, { name: "Smith-Jones & Müller" });
    await add(OURS, { name: "Fifty 50% Off_1" });
    await add(THEIRS, { name: "John Smith of theirs" });
  });

  it("finds beginnings of words, in any order, whatever their case and accents", async () => {
    expect(await names("smith jo")).toEqual(["John Smith", "Smith-Jones & Müller"]);
    expect(await names("JO")).toEqual(["Johanna O'Neil", "John Smith", "Smith-Jones & Müller"]);
    expect(await names("muller")).toEqual(["Smith-Jones & Müller"]);
    expect(await names("o'neil")).toEqual(["Johanna O'Neil"]);
    expect(await names("smith-jones")).toEqual(["Smith-Jones & Müller"]);
    expect(await names("mith")).toEqual([]);
  });

  it("finds e-mail, external ID and customer ID by their beginnings", async () => {
    expect(await names("js@ma")).toEqual(["John Smith"]);
    expect(await names("acme-00")).toEqual(["John Smith"]);
    const [row] = (await list({ search: "js@mail.test" })).rows;
    expect(await names(row?.id ?? "")).toEqual(["John Smith"]);
    expect((await names((row?.id ?? "").slice(0, 8))).includes("John Smith")).toBe(true);
  });

  it("takes signs of patterns as they are", async () => {
    expect(await names("%")).toEqual([]);
    expect(await names("_")).toEqual([]);
    expect(await names("\\")).toEqual([]);
  });

  it("follows the instant of creation", async () => {
    const [first, second] = [await add(OURS, { name: "Quill One" }), await add(OURS, { name: "Quill Two" })];
    const inOrder = async () => (await list({ search: "quill" })).rows.map((row) => row.name);
    await database.owner`update customers set created_at = created_at + interval '2 days' where id = ${second}`;
    expect(await inOrder()).toEqual(["Quill Two", "Quill One"]);
    await database.owner`update customers set created_at = created_at + interval '4 days' where id = ${first}`;
    expect(await inOrder()).toEqual(["Quill One", "Quill Two"]);
    await database.owner`delete from customers where id in ${database.owner([first, second])}`;
    expect(await inOrder()).toEqual([]);
  });

  it("forgets what a customer is no longer called, and who is deleted", async () => {
    const id = await add(OURS, { name: "Old Name", email: "old@mail.test" });
    await database.owner`update customers set display_name = 'New', name_key = 'new', email = null where id = ${id}`;
    expect(await names("old")).toEqual([]);
    expect(await names("new")).toEqual(["New"]);
    await database.owner`update customers set deleted_at = now() where id = ${id}`;
    expect(await names("new")).toEqual([]);
    expect(await database.owner`select from customer_search_terms where customer_id = ${id}`).toHaveLength(0);
  });
});

describe("another organisation", () => {
  const seen = async () => {
    const pages = await Promise.all([
      list(),
      list({ search: "john" }),
      list({ search: "cus_" }),
      list({ sort: { column: "name", direction: "asc" }, search: "smith" }),
    ]);
    return { names: pages.flatMap((page) => page.rows.map((row) => row.name)), total: pages[0]?.total };
  };

  it("is never seen with the application's filters off: row-level security alone holds", async () => {
    setOrgFilters(false);
    const { names: found, total } = await seen();
    expect(found).toContain("John Smith");
    expect(found.filter((name) => name.includes("theirs"))).toEqual([]);
    expect(total).toBe(4);
  });

  it("is never seen with row-level security off: the filters alone hold", async () => {
    const tables = ["customers", "customer_counters", "customer_search_terms"];
    for (const table of tables) await database.owner.unsafe(`alter table ${table} disable row level security`);
    const { names: found, total } = await seen();
    for (const table of tables) await database.owner.unsafe(`alter table ${table} enable row level security`);
    expect(found).toContain("John Smith");
    expect(found.filter((name) => name.includes("theirs"))).toEqual([]);
    expect(total).toBe(4);
  });

  it("cannot have its counters or search terms written by a tenant", async () => {
    const scope = listScope(OURS);
    const { sql } = await import("drizzle-orm");
    await expect(withScope(scope, (tx) => tx.execute(sql`update customer_counters set n = 0`))).rejects.toThrow();
    await expect(withScope(scope, (tx) => tx.execute(sql`delete from customer_search_terms`))).rejects.toThrow();
  });
});

describe("counters", () => {
  it("equal count(*) after creates, batches, changes of status and deletes by several at once, some of them undone", async () => {
    await empty();
    const change = fc.constantFrom("insert", "batch", "status", "disable", "delete", "remove", "undo");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(change, samples), { minLength: 8, maxLength: 40 }), async (changes) => {
        await Promise.all(
          changes.map(async ([kind, sample]) => {
            const id = await add(OURS, sample);
            if (kind === "batch") {
              await database.owner.begin(async (sql) => {
                for (let line = 0; line < 5; line++) await insertListed(sql, OURS, sample);
              });
            }
            if (kind === "status") {
              for (const status of STATUSES) await moveListed(database.owner, OURS, id, status);
            }
            if (kind === "disable")
              await database.owner`update customers set is_enabled = not is_enabled where org_id = ${OURS} and id <= ${id}`.catch(
                () => null,
              );
            if (kind === "delete") await database.owner`update customers set deleted_at = now() where id = ${id}`;
            if (kind === "remove") await database.owner`delete from customers where id = ${id}`;
            if (kind === "undo") {
              await database.owner
                .begin(async (sql) => {
                  await sql`delete from customers where id = ${id}`;
                  throw new Error("undone");
                })
                .catch(() => null);
            }
          }),
        );
        const rows =
          await database.owner`select status, count(*)::int as n from customers where org_id = ${OURS} and deleted_at is null group by status`;
        const page = await list();
        expect(page.total).toBe(rows.reduce((sum, row) => sum + row.n, 0));
        for (const status of STATUSES)
          expect(page.byStatus[status]).toBe(rows.find((row) => row.status === status)?.n ?? 0);
        expect((await list({ isEnabled: false })).count.n).toBe(
          (
            await database.owner`select count(*)::int as n from customers where org_id = ${OURS} and deleted_at is null and not is_enabled`
          )[0]?.n,
        );
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 60_000);
});

describe("enabling", () => {
  const input = (customerId: string, isEnabled: boolean, version = 1) => ({
    customerId,
    isEnabled,
    version,
    reason: "Asked by the customer",
  });

  it("of two who disable at once one wins and the other is told what is so now", async () => {
    const id = await add(OURS, { name: "Raced" });
    const outcomes = await Promise.all([1, 2].map(() => setCustomerEnabled(listScope(OURS), input(id, false))));
    const lost = outcomes.filter((outcome) => !outcome.ok);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ code: "conflict", detail: { isEnabled: false, accountState: "LOCKED" } });
    const audit = await database.owner`select action from audit_events where customer_id = ${id}`;
    expect(audit.map((row) => row.action)).toEqual(["customer.disabled"]);
    expect(await database.owner`select from outbox_events where subject_id = ${id}`).toHaveLength(1);
  });

  it("follows the rules for account state and leaves the status alone", async () => {
    const id = await add(OURS, { status: "APPROVED" });
    expect(await setCustomerEnabled(listScope(OURS), input(id, false))).toMatchObject({
      ok: true,
      value: { isActive: true, status: "APPROVED", accountState: "LOCKED" },
    });
    expect(await setCustomerEnabled(listScope(OURS), input(id, true))).toMatchObject({
      ok: true,
      value: { accountState: "ACTIVE" },
    });
  });

  it("is refused for a version that is no longer the present one, for a viewer, and for another organisation's customer", async () => {
    const id = await add(OURS);
    expect(await setCustomerEnabled(listScope(OURS), input(id, false, 2))).toMatchObject({ code: "conflict" });
    expect(await setCustomerEnabled(listScope(OURS, "viewer"), input(id, false))).toMatchObject({ code: "forbidden" });
    const foreign = await setCustomerEnabled(listScope(THEIRS), input(id, false));
    expect(foreign).toEqual(await setCustomerEnabled(listScope(THEIRS), input(ids.next(), false)));
    expect(foreign).toMatchObject({ code: "not_found" });
  });
});
