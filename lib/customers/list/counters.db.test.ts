import fc from "fast-check";
import { expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted } from "@/db/testing/fixtures";
import type { BulkOrder } from "@/lib/customers/bulk/input";
import { STATUSES } from "@/lib/customers/constants";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { DISABLE, finish, matching, runOf, startRun } from "@/lib/customers/testing/bulk";
import { arrangeImports, linesOf, maker, people, ready, run, tenant } from "@/lib/customers/testing/imports";
import { moveListed } from "@/lib/customers/testing/listed";
import { deleteCustomer } from "@/lib/customers/writes";
import type { CustomerListQuery } from "./input";
import { listCustomers } from "./reads";
import { DEFAULT_LIST_QUERY } from "./rules-address";

arrangeImports();

const list = (query: Partial<CustomerListQuery> = {}) =>
  withScope(maker, (tx) => listCustomers(tx, maker, { ...DEFAULT_LIST_QUERY, ...query }));
const present = () => tenant.owner`
  select id, status, is_enabled as "isEnabled", version, tags, missing_marks as missing from customers
  where org_id = ${tenant.orgId} and deleted_at is null order by id`;

/** The customer that a number means among those there are. */
async function some(at: number) {
  const rows = await present();
  return rows[at % Math.max(1, rows.length)];
}

async function bulk(order: BulkOrder) {
  const started = await startRun(maker, matching(), order);
  // Nobody is there yet.
  if (!started.ok) return;
  const runId = runOf(started.value);
  await Promise.all([finish(tenant.orgId, runId, 7, 3), finish(tenant.orgId, runId, 5, 25)]);
}

const ACTS = {
  import: async (at: number) => {
    const importId = await ready(people(3 + (at % 8)));
    await Promise.all([run(importId), run(importId)]);
    const lines = await linesOf(importId);
    // Each line exactly once: a customer of its own, which no other line has.
    expect(new Set(lines.map((line) => line.customer_id)).size).toBe(lines.length);
    expect(lines.map((line) => line.state)).toEqual(lines.map(() => "CREATED"));
  },
  disable: () => bulk(DISABLE),
  enable: () => bulk({ action: "ENABLE" }),
  tag: () => bulk({ action: "ADD_TAGS", tags: ["vip"] }),
  untag: () => bulk({ action: "REMOVE_TAGS", tags: ["VIP"] }),
  switch: async (at: number) => {
    const row = await some(at);
    if (!row) return;
    const { id: customerId, version, isEnabled } = row;
    await setCustomerEnabled(maker, { customerId, version, isEnabled: !isEnabled, reason: "By hand, just now" });
  },
  decide: async (at: number) => {
    const row = await some(at);
    if (row) await moveListed(tenant.owner, tenant.orgId, row.id, STATUSES[at % STATUSES.length] ?? "APPROVED");
  },
  delete: async (at: number) => {
    const row = await some(at);
    if (row) await deleteCustomer(await tenant.member("owner"), { customerId: row.id, reason: "Not a client" });
  },
};

it("the numbers beside the list equal count(*) after imports, bulk runs, switches, decisions and deletions by several at once", async () => {
  const kinds = fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[]));
  const acts = fc.array(fc.tuple(kinds, fc.nat(50)), { minLength: 4, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(acts, async (chosen) => {
      await ACTS.import(5);
      await Promise.all(chosen.map(([kind, at]) => ACTS[kind](at)));
      const rows = await present();
      const page = await list();
      expect(page.total).toBe(rows.length);
      for (const status of STATUSES)
        expect([status, page.byStatus[status]]).toEqual([status, rows.filter((row) => row.status === status).length]);
      const counts = [
        [await list({ isEnabled: false }), rows.filter((row) => !row.isEnabled)],
        [await list({ tags: ["vip"] }), rows.filter((row) => row.tags.includes("vip"))],
        [await list({ missing: ["ID_PROOF"] }), rows.filter((row) => row.missing.includes("ID_PROOF"))],
        [await list({ search: "name" }), rows],
      ] as const;
      for (const [found, counted] of counts) expect(found.count).toEqual({ n: counted.length, isMore: false });
    }),
    { numRuns: 4, endOnFailure: true },
  );
  expect(accepted(await startRun(maker, matching(), DISABLE)).total).toBe((await present()).length);
}, 120_000);
