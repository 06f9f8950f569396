import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Tx, withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId, ids } from "@/lib/core/ids";
import { STATUSES } from "@/lib/customers/constants";
import { SORT_COLUMNS } from "@/lib/customers/list/constants";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import { addListed, listScope } from "@/lib/customers/testing/listed";
import type { CustomerSelection } from "./input";
import { countSelection, readSelection, selectionIds } from "./reads";

let database: TestDatabase;
let scope: MerchantScope;
let ours: string[];
let theirs: string;

const inTx = <T>(ask: (tx: Tx) => Promise<T>) => withScope(scope, ask);
const ofQuery = (query: Partial<CustomerListQuery>): CustomerSelection => ({
  kind: "query",
  query: { ...DEFAULT_LIST_QUERY, ...query },
});

/** Inside ids of all steps. `between` happens after each. */
async function readAll(selection: CustomerSelection, limit: number, between = async () => {}): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const step = await inTx((tx) => readSelection(tx, scope, selection, { after, limit }));
    expect(step.rows.length).toBeLessThanOrEqual(limit);
    found.push(...step.rows.map((row) => fromPublicId("customer", row.id) ?? ""));
    after = step.next;
    await between();
  }
  return found;
}

const frozen = (selection: CustomerSelection) =>
  inTx(async (tx) => {
    const who: SQL = await selectionIds(tx, scope, selection);
    const rows = await tx.execute<{ customer_id: string; ordinal: number }>(
      sql`select customer_id, ordinal from (${who}) as who order by ordinal`,
    );
    expect(rows.map((row) => row.ordinal)).toEqual(rows.map((_, at) => at + 1));
    return rows.map((row) => row.customer_id);
  });

beforeAll(async () => {
  database = await createTestDatabase();
  const orgId = await makeOrganisation(database.owner);
  scope = listScope(orgId);
  ours = [];
  for (let at = 0; at < 40; at++) {
    ours.push(
      await addListed(database.owner, orgId, {
        name: `${["Smith", "Jones", "Ada"][at % 3]} ${at % 7}`,
        status: STATUSES[at % STATUSES.length] ?? "APPROVED",
        country: ["AU", "SG", null][at % 3] ?? null,
        email: at % 2 === 0 ? `c${at % 5}@x.test` : null,
        createdAt: new Date(Date.UTC(2026, 2, 1 + (at % 4))),
      }),
    );
  }
  theirs = await addListed(database.owner, await makeOrganisation(database.owner));
});
afterAll(() => database.drop());

describe("all that match", () => {
  const queries = fc.record({
    statuses: fc.subarray([...STATUSES]),
    countries: fc.subarray(["AU"]),
    search: fc.constantFrom("", "smith", "c1@", "jones 2"),
    sort: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), direction: fc.constantFrom("asc", "desc") }),
  });

  it("come in steps, in order, nothing twice and nothing left out, and are as many as were counted", async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.integer({ min: 1, max: 45 }), async (query, limit) => {
        const selection = ofQuery(query);
        const whole = await readAll(selection, 1000);
        expect(new Set(whole).size).toBe(whole.length);
        expect(await readAll(selection, limit)).toEqual(whole);
        expect(await frozen(selection)).toEqual(whole);
        expect(await inTx((tx) => countSelection(tx, scope, selection))).toBe(whole.length);
        if (query.search === "" && query.statuses.length === 0 && query.countries.length === 0) {
          expect([...whole].sort()).toEqual([...ours].sort());
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it("stay whole while others come, go and change between the steps", async () => {
    const { orgId } = scope;
    const before = await readAll(ofQuery({}), 1000);
    const gone = before[30] ?? "";
    let step = 0;
    const found = await readAll(ofQuery({}), 7, async () => {
      step++;
      const [newer, older] = [new Date("2026-05-01"), new Date("2025-01-01")];
      const added = await addListed(database.owner, orgId, { createdAt: step === 1 ? newer : older }, ids.next());
      await database.owner`update customers set deleted_at = now() where id in (${added}, ${gone})`;
      await database.owner`update customers set updated_at = now(), is_enabled = not is_enabled where org_id = ${orgId}`;
    });
    await database.owner`update customers set deleted_at = null where id = ${gone}`;
    expect(found.filter((id) => before.includes(id))).toEqual(before.filter((id) => id !== gone));
    expect(new Set(found).size).toBe(found.length);
  });

  it("begin at no place that no step gave", async () => {
    const read = (after: string) => inTx((tx) => readSelection(tx, scope, ofQuery({}), { after, limit: 5 }));
    await expect(read("bm9wZQ")).rejects.toThrow(RangeError);
  });
});

describe("picked customers", () => {
  it("come once each as they were picked, without those who are not there", async () => {
    const wanted = [ours[5], ours[2], ours[5], theirs, ids.next(), ours[9]].map(String);
    const selection: CustomerSelection = { kind: "ids", ids: wanted };
    const expected = [ours[5], ours[2], ours[9]];
    for (const limit of [1, 2, 1000]) expect(await readAll(selection, limit)).toEqual(expected);
    expect(await frozen(selection)).toEqual(expected);
    expect(await inTx((tx) => countSelection(tx, scope, selection))).toBe(3);
  });

  it("begin at no place that no step gave", async () => {
    const read = inTx((tx) =>
      readSelection(tx, scope, { kind: "ids", ids: [ours[0] ?? ""] }, { after: "x", limit: 5 }),
    );
    await expect(read).rejects.toThrow(RangeError);
  });
});
