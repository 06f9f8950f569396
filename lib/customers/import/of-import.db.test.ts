import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { newRunId } from "@/lib/customers/bulk/rules";
import { startBulkRun } from "@/lib/customers/bulk/writes";
import { carryOutRun } from "@/lib/customers/bulk/writes-run";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { listCustomers } from "@/lib/customers/list/reads";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import { arrangeImports, customersOf, maker, people, ready, run, tenant } from "@/lib/customers/testing/imports";
import { deleteCustomer } from "@/lib/customers/writes";

arrangeImports();

const queryOf = (importId: string, part: Partial<CustomerListQuery> = {}): CustomerListQuery => ({
  ...DEFAULT_LIST_QUERY,
  importId: toPublicId("import", importId),
  ...part,
});
const list = (importId: string, scope: MerchantScope = maker, part: Partial<CustomerListQuery> = {}) =>
  withScope(scope, (tx) => listCustomers(tx, scope, queryOf(importId, part)));

async function imported(count: number): Promise<string> {
  const importId = await ready(people(count));
  await run(importId);
  return importId;
}
const idsOf = async (importId: string) => (await customersOf(importId)).map((row) => String(row.id));

describe("the customers of an import", () => {
  it("are listed and counted, alone and beside other filters, until they are deleted", async () => {
    const [importId, other] = [await imported(30), await imported(2)];
    const page = await list(importId);
    expect(page).toMatchObject({ count: { n: 30, isMore: false }, importFile: "people.csv" });
    expect((await list(other)).count.n).toBe(2);
    expect((await list(importId, maker, { search: "name7" })).rows.map((row) => row.name)).toEqual([
      expect.stringMatching(/^Name7 /),
    ]);
    expect((await list(importId, maker, { statuses: ["SUSPENDED"] })).count.n).toBe(0);
    const [gone] = await idsOf(importId);
    const owner = await tenant.member("owner");
    accepted(await deleteCustomer(owner, { customerId: gone ?? "", reason: "Entered by mistake" }));
    expect((await list(importId)).count.n).toBe(29);
    const [facets] = await tenant.owner`
      select count(*)::int as n from customer_facets where facet = ${`import:${importId}`} and org_id = ${tenant.orgId}`;
    expect(facets?.n).toBe(29);
  });

  it("are nobody's for another organisation, which does not learn the file's name either", async () => {
    const importId = await imported(1);
    const orgId = await makeOrganisation(tenant.owner);
    const stranger = memberScope(await makePerson(tenant.owner, { orgId, role: "owner" }), orgId, "owner");
    expect(await list(importId, stranger)).toMatchObject({ rows: [], count: { n: 0 }, importFile: null });
  });

  it("are exactly those that a bulk action over all that match is about", async () => {
    const [importId] = [await imported(3), await imported(2)];
    const runId = newRunId();
    const order = { action: "ADD_TAGS" as const, tags: ["From a file"] };
    const selection = { kind: "query" as const, query: queryOf(importId) };
    expect(accepted(await startBulkRun(maker, { runId, selection, order, seenTotal: 3 })).total).toBe(3);
    expect(await carryOutRun(tenant.worker, runId)).toBe("ENDED");
    const tagged = await tenant.owner`select id from customers where 'From a file' = any(tags)`;
    expect(tagged.map((row) => String(row.id)).sort()).toEqual([...(await idsOf(importId))].sort());
    const [kept] = await tenant.owner`select scope_words from bulk_runs where id = ${runId}`;
    expect(kept?.scope_words).toBe("All 3 that match: Imported with people.csv");
    // Facets that change beside it leave it standing.
    expect((await list(importId)).count.n).toBe(3);
  });

  it("of before there was such a filter are found as well: the migration names their import", async () => {
    const [importId, other] = [await imported(3), await imported(1)];
    await tenant.owner`update customers set import_id = null`;
    expect((await list(importId)).count.n).toBe(0);
    const migration = await readFile("db/migrations/0028_customers_of_imports.sql", "utf8");
    const fill = migration.split("--> statement-breakpoint").find((text) => text.trim().startsWith("update customers"));
    await tenant.owner.unsafe(fill ?? "");
    expect((await list(importId)).count.n).toBe(3);
    expect((await list(other)).count.n).toBe(1);
  });
});
