import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runtimeLogin } from "@/db/roles";
import { decideNow } from "@/db/testing/decisions";
import { accepted, auditOf, eventsOf, makeCustomer, openTenant, type Tenant, traces } from "@/db/testing/fixtures";
import type { MerchantScope } from "@/lib/auth/scope";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { reviewCustomer } from "@/lib/reviews/writes";
import { setCustomerEnabled } from "./enabling/writes";
import { deleteCustomer, revealIdentifier, updateCustomer } from "./writes";

let tenant: Tenant;
let admin: MerchantScope;
let customerId: string;

beforeAll(async () => {
  tenant = await openTenant();
  admin = await tenant.member("admin");
  await tenant.owner.unsafe(`
    create function refuse_test() returns trigger language plpgsql as $$ begin raise exception 'forced by the test'; end $$`);
});
afterAll(() => tenant.drop());

beforeEach(async () => {
  customerId = await makeCustomer(admin, PROFILE);
});

// From a high-risk country: the automated review leaves it to a person.
const PROFILE = { ...COMPLETE_INDIVIDUAL, nationality: "IR" };

type Write = { name: string; run: () => Promise<{ ok: boolean }>; audit: string; event?: string };

const WRITES: Write[] = [
  {
    name: "adding",
    run: async () => ({ ok: Boolean(await makeCustomer(admin, PROFILE)) }),
    audit: "customer.created",
    event: "customer.created",
  },
  {
    name: "editing",
    run: () => updateCustomer(admin, { customerId, version: 1, profile: { ...PROFILE, last_name: "Tran" } }),
    audit: "customer.updated",
    event: "customer.updated",
  },
  {
    name: "deleting",
    run: () => deleteCustomer(admin, { customerId, reason: "Made by mistake" }),
    audit: "customer.deleted",
    event: "customer.deleted",
  },
  {
    name: "disabling",
    run: () => setCustomerEnabled(admin, { customerId, isEnabled: false, version: 1, reason: "Asked by the customer" }),
    audit: "customer.disabled",
    event: "customer.updated",
  },
  {
    name: "revealing",
    run: () => revealIdentifier(admin, { customerId, path: "dob" }),
    audit: "customer.identifier_revealed",
  },
  {
    name: "the automated review",
    run: () => reviewCustomer(tenant.worker, { customerId, version: 1 }),
    audit: "review.finished",
    event: "customer.updated",
  },
  {
    name: "a decision",
    run: async () => decideNow(await tenant.reviewer(), { orgId: tenant.orgId, customerId }, "SUSPENDED"),
    audit: "customer.status_changed",
    event: "customer.status_changed",
  },
];

async function withFailing(table: string, work: () => Promise<void>): Promise<void> {
  const { owner } = tenant;
  await owner`create trigger refuse_test before insert on ${owner(table)} for each row execute function refuse_test()`;
  try {
    await work();
  } finally {
    await owner`drop trigger refuse_test on ${owner(table)}`;
  }
}

describe.each(WRITES)("$name", ({ name, run, audit, event }) => {
  it.each(event ? ["audit_events", "outbox_events"] : ["audit_events"])(
    "changes nothing when %s fails",
    async (table) => {
      const before = await traces(tenant.owner);
      await withFailing(table, async () => {
        await expect(run()).rejects.toThrow();
      });
      expect(await traces(tenant.owner)).toEqual(before);
    },
  );

  it("leaves an audit row and what others are told", async () => {
    const before = await traces(tenant.owner);
    expect((await run()).ok).toBe(true);
    const after = await traces(tenant.owner);
    expect(Number(after.audits)).toBeGreaterThan(Number(before.audits));
    if (name === "adding") return;
    expect(await auditOf(tenant.owner, customerId)).toContain(audit);
    if (event) expect((await eventsOf(tenant.owner, customerId)).slice(1)).toContain(event);
    else expect(after.events).toBe(before.events);
  });
});

describe("the status of a customer", () => {
  const tenantRole = async (work: (sql: postgres.TransactionSql) => Promise<unknown>) => {
    const sql = postgres(runtimeLogin(tenant.ownerUrl, "tenant").url, { max: 1, onnotice: () => {} });
    try {
      return await sql.begin(async (tx) => {
        await tx`select set_config('app.org_id', ${tenant.orgId}, true)`;
        return await work(tx);
      });
    } finally {
      await sql.end();
    }
  };

  it("cannot be set without a transition, by nobody", async () => {
    const byOwner = tenant.owner`update customers set status = 'APPROVED' where id = ${customerId}`;
    await expect(byOwner).rejects.toThrow(/without a transition/);
    const byTenant = tenantRole((tx) => tx`update customers set status = 'APPROVED' where id = ${customerId}`);
    await expect(byTenant).rejects.toThrow(/without a transition/);
  });

  it("cannot lean on a transition of before, of another customer or to another status", async () => {
    const other = await makeCustomer(admin, { ...PROFILE, last_name: "Other" });
    accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
    const reviewer = await tenant.reviewer();
    accepted(await reviewCustomer(tenant.worker, { customerId: other, version: 1 }));
    accepted(await decideNow(reviewer, { orgId: tenant.orgId, customerId: other }));
    const [approval] =
      await tenant.owner`select id from customer_transitions where customer_id = ${other} and to_status = 'APPROVED'`;
    const [first] = await tenant.owner`select id from customer_transitions where customer_id = ${customerId}`;
    for (const transition of [approval?.id, first?.id]) {
      const forged = tenantRole(
        (tx) =>
          tx`update customers set status = 'APPROVED', last_transition_id = ${transition} where id = ${customerId}`,
      );
      await expect(forged).rejects.toThrow(/without a transition/);
    }
    accepted(
      await updateCustomer(admin, { customerId: other, version: 1, profile: { ...PROFILE, last_name: "Changed" } }),
    );
    const again = tenantRole(
      (tx) => tx`update customers set status = 'APPROVED', last_transition_id = ${approval?.id} where id = ${other}`,
    );
    await expect(again).rejects.toThrow(/without a transition/);
  });

  it.each([
    "customer_transitions",
    "customer_versions",
    "audit_events",
    "review_runs",
    "review_checks",
    "outbox_events",
  ])("stands on %s, which neither the portal nor the owner can rewrite", async (table) => {
    accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
    const { owner } = tenant;
    await expect(owner`delete from ${owner(table)}`).rejects.toThrow(/append-only/);
    await expect(owner`truncate ${owner(table)} cascade`).rejects.toThrow(/append-only/);
    await expect(owner`update ${owner(table)} set org_id = org_id`).rejects.toThrow(/append-only/);
    for (const words of [`delete from ${table}`, `truncate ${table}`, `update ${table} set org_id = org_id`])
      await expect(tenantRole((tx) => tx.unsafe(words))).rejects.toThrow(/permission denied/);
  });
});
