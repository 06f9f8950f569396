import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CaseFacts, insertCase, makeStaff } from "@/db/testing/cases";
import { accepted, auditOf, codeOf, makeCustomer, openTenant, reviewerScope, type Tenant } from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { NO_QUEUE_FILTERS } from "./input";
import { takeNext } from "./writes-take";

let tenant: Tenant;
let maker: MerchantScope;
const customers: string[] = [];

const HOUR_MS = 3_600_000;
const hours = (n: number) => new Date(Date.now() + n * HOUR_MS);

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  for (let n = 0; n < 30; n++) {
    const profile = { ...COMPLETE_INDIVIDUAL, last_name: `Taken ${n}`, identification_value: `PA${4_000_000 + n}` };
    customers.push(await makeCustomer(maker, profile));
  }
});
afterAll(() => tenant.drop());
beforeEach(async () => {
  await tenant.owner`delete from decision_proposals`;
  await tenant.owner`delete from review_cases`;
});

/** A case of the nth customer. */
const open = (n: number, facts: CaseFacts = {}) =>
  insertCase(tenant.owner, { orgId: tenant.orgId, customerId: customers[n] ?? "" }, facts);

async function take(scope: ReviewerScope, filters = {}): Promise<string | null> {
  const { taken } = accepted(await takeNext(scope, { ...NO_QUEUE_FILTERS, ...filters }));
  return taken ? fromPublicId("customer", taken.id) : null;
}

describe("take next", () => {
  it("gives late cases first, then the greatest risk, then what is due first", async () => {
    await open(0, { riskScore: 90, dueAt: hours(20) });
    await open(1, { riskScore: 10, dueAt: hours(-1) });
    await open(2, { riskScore: 50, dueAt: hours(9) });
    await open(3, { riskScore: 50, dueAt: hours(8) });
    const reviewer = await makeStaff(tenant.owner);
    const order = [];
    for (let n = 0; n < 5; n++) order.push(await take(reviewer));
    expect(order).toEqual([customers[1], customers[0], customers[3], customers[2], null]);
    expect(await auditOf(tenant.owner, customers[1] ?? "")).toContain("case.assigned");
  });

  it("passes over what is taken, put aside, closed, waits for others, or was referred to a lead", async () => {
    const somebody = await makeStaff(tenant.owner);
    await open(0, { assigneeId: somebody.userId });
    await open(1, { snoozedUntil: hours(1) });
    await open(2, { closedAt: hours(-1) });
    await open(3, { isReferred: true });
    const proposed = await open(4);
    const proposal = { org_id: tenant.orgId, customer_id: customers[4] ?? "", case_id: proposed };
    await tenant.owner`
      insert into decision_proposals ${tenant.owner({
        ...proposal,
        id: proposed,
        decision: "APPROVED",
        version: 1,
        document_hashes: "[]",
        reason_code: "OTHER",
        reason: "R",
        internal_reason: "I",
        policy: "P",
        proposed_by: somebody.userId,
        proposed_by_name: "S",
        proposed_at: new Date(),
      })}`;
    const reviewer = await makeStaff(tenant.owner);
    expect(await take(reviewer)).toBeNull();
    expect(await take(await makeStaff(tenant.owner, "lead"))).toBe(customers[3]);
    await tenant.owner`update review_cases set snoozed_until = ${hours(-1)} where customer_id = ${customers[1] ?? ""}`;
    expect(await take(reviewer), "woken by its time").toBe(customers[1]);
  });

  it("never gives a customer to who edited it or belongs to its organisation", async () => {
    await open(0);
    const asStaff = (userId: string) => reviewerScope({ id: userId, name: "Somebody", email: "" });
    const viewer = await tenant.member("viewer");
    await tenant.owner`update users set platform_role = 'reviewer' where id in (${maker.userId}, ${viewer.userId})`;
    expect(await take(asStaff(viewer.userId))).toBeNull();
    await tenant.owner`update memberships set removed_at = now() where user_id = ${maker.userId}`;
    expect(await take(asStaff(maker.userId)), "the maker, who has left").toBeNull();
    await tenant.owner`update memberships set removed_at = null where user_id = ${maker.userId}`;
    await tenant.owner`update users set platform_role = null where id in (${maker.userId}, ${viewer.userId})`;
  });

  it("keeps to the filters", async () => {
    await open(0, { riskScore: 90 });
    await open(1, { riskScore: 20, tags: ["vip"] });
    const reviewer = await makeStaff(tenant.owner);
    expect(await take(reviewer, { risks: ["MEDIUM"] })).toBeNull();
    expect(await take(reviewer, { tag: "vip" })).toBe(customers[1]);
    expect(await take(reviewer, { search: "taken 0" })).toBe(customers[0]);
  });

  it("is refused to who is away", async () => {
    await open(0);
    const reviewer = await makeStaff(tenant.owner);
    await tenant.owner`update users set unavailable_until = ${hours(5)} where id = ${reviewer.userId}`;
    expect(codeOf(await takeNext(reviewer, NO_QUEUE_FILTERS))).toBe("wrong_state");
  });

  it("gives 30 cases to 50 calls of 10 reviewers at once, none twice and none left", async () => {
    for (let n = 0; n < 30; n++) await open(n, { riskScore: n });
    const reviewers = await Promise.all(Array.from({ length: 10 }, () => makeStaff(tenant.owner)));
    const taken = await Promise.all(
      Array.from({ length: 50 }, (_, n) => take(reviewers[n % 10] ?? (reviewers[0] as ReviewerScope))),
    );
    const given = taken.filter((each) => each !== null);
    expect(given).toHaveLength(30);
    expect(new Set(given).size).toBe(30);
    const [row] = await tenant.owner`
      select count(*)::int as n, sum(version - 1)::int as changes from review_cases where assignee_id is not null`;
    expect(row).toMatchObject({ n: 30, changes: 30 });
  });

  it("gives one case to exactly one of two who reach for it, 500 times", async () => {
    const id = await open(0);
    const [one, two] = [await makeStaff(tenant.owner), await makeStaff(tenant.owner)];
    const wrong: unknown[] = [];
    for (let round = 0; round < 500; round++) {
      const taken = await Promise.all([take(one), take(two)]);
      const [row] = await tenant.owner`
        update review_cases set assignee_id = null, assigned_at = null where id = ${id}
        returning old.assignee_id as had, version`;
      const winner = taken[0] ? one.userId : two.userId;
      if (taken.filter(Boolean).length !== 1 || row?.had !== winner || row?.version !== round + 2) wrong.push(taken);
    }
    expect(wrong).toEqual([]);
  });
});
