import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import {
  accepted,
  addDocumentRow,
  codeOf,
  customerRow,
  makeCustomer,
  openTenant,
  reviewerScope,
  type Tenant,
  traces,
} from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { insertTransition } from "@/lib/customers/lifecycle/transition";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { decideCase } from "./decisions/writes";
import { reviewCustomer } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let reviewer: ReviewerScope;
let customerId: string;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  reviewer = await tenant.reviewer();
});
afterAll(() => tenant.drop());

let made = 0;
// From a high-risk country: the automated review leaves it to a person.
beforeEach(async () => {
  customerId = await makeCustomer(maker, person({ nationality: "IR" }));
});

/** Nobody else has this name or ID: a duplicate would be left to a person. */
function person(more: object) {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Nguyen ${made}`, identification_value: `PA${2_000_000 + made}`, ...more };
}

const decide = (scope: ReviewerScope, more: Partial<Parameters<typeof decideCase>[1]> = {}) =>
  decideCase(scope, {
    orgId: tenant.orgId,
    customerId,
    decision: "APPROVED",
    reasonCode: "EVIDENCE_SUFFICIENT",
    reason: "Everything was proven",
    internalReason: "Looked at everything",
    version: 1,
    evidence: [],
    ...more,
  });

const as = (scope: { userId: string; userName: string }) =>
  reviewerScope({ id: scope.userId, name: scope.userName, email: "" });

describe("the automated review", () => {
  it("decides once, however often and at once its job runs", async () => {
    const id = await makeCustomer(maker, person({ first_name: "Once" }));
    const runs = await Promise.all([1, 2, 3].map(() => reviewCustomer(tenant.worker, { customerId: id, version: 1 })));
    expect(runs.map(accepted).sort()).toEqual(["APPROVED", "SKIPPED", "SKIPPED"]);
    const after = await traces(tenant.owner);
    expect(accepted(await reviewCustomer(tenant.worker, { customerId: id, version: 1 }))).toBe("SKIPPED");
    expect(await traces(tenant.owner)).toEqual(after);
  });

  it("that leaves a customer to a person does so once, and the status stays", async () => {
    const run = () => reviewCustomer(tenant.worker, { customerId, version: 1 });
    expect(accepted(await run())).toBe("REFERRED");
    const after = await traces(tenant.owner);
    expect(accepted(await run())).toBe("SKIPPED");
    expect(await traces(tenant.owner)).toEqual(after);
    expect((await customerRow(maker, customerId)).status).toBe("UNDER_REVIEW");
  });

  it("of a version that is no longer the newest does nothing", async () => {
    accepted(await updateCustomer(maker, { customerId, version: 1, profile: person({ nationality: "AU" }) }));
    const before = await traces(tenant.owner);
    expect(accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }))).toBe("SKIPPED");
    expect(await traces(tenant.owner)).toEqual(before);
    expect(accepted(await reviewCustomer(tenant.worker, { customerId, version: 2 }))).toBe("APPROVED");
  });

  it("keeps a record of every check", async () => {
    accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
    const checks = await tenant.owner`
      select c.name, c.result, c.explanation from review_checks c join review_runs r on r.id = c.run_id
      where r.customer_id = ${customerId} order by c.position`;
    expect(checks).toHaveLength(10);
    expect(checks.find((check) => check.name === "high_risk_country")?.result).toBe("REFER");
    for (const check of checks) expect(check.explanation).toMatch(/\S/);
  });
});

describe("a decision", () => {
  it("is refused to who made or last edited the customer, and to members of its organisation", async () => {
    const before = await traces(tenant.owner);
    const maker2 = as(maker);
    expect(codeOf(await decide(maker2))).toBe("forbidden");
    expect(codeOf(await decide(as(await tenant.member("viewer"))))).toBe("forbidden");
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it.each(["maker", "member"])("by a %s is refused by the database alone, past all code", async (who) => {
    const scope = as(who === "maker" ? maker : await tenant.member("viewer"));
    // The maker leaves the organisation, so that only having edited speaks against them.
    if (who === "maker") await tenant.owner`update memberships set removed_at = now() where user_id = ${maker.userId}`;
    const before = await traces(tenant.owner);
    const change = {
      orgId: tenant.orgId,
      customerId,
      from: "UNDER_REVIEW",
      to: "APPROVED",
      reason: { code: "forged", text: "Forged" },
      version: 1,
      evidence: [],
    } as const;
    const forged = withScope(scope, (tx) => insertTransition(tx, scope, { ...change, evidence: [] }));
    const error = await forged.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ cause: { code: "23514", constraint_name: "four_eyes" } });
    expect(await traces(tenant.owner)).toEqual(before);
    await tenant.owner`update memberships set removed_at = null where user_id = ${maker.userId}`;
  });

  it("is refused when the profile has changed since the case was opened", async () => {
    accepted(
      await updateCustomer(maker, { customerId, version: 1, profile: person({ nationality: "IR", gender: "OTHER" }) }),
    );
    const before = await traces(tenant.owner);
    expect(codeOf(await decide(reviewer))).toBe("conflict");
    expect(await traces(tenant.owner)).toEqual(before);
    expect(codeOf(await decide(reviewer, { version: 2 }))).toBe("ok");
  });

  it("is refused when documents were added or replaced since the case was opened", async () => {
    const hash = await addDocumentRow(tenant.owner, tenant.orgId, customerId, "a".repeat(64));
    const before = await traces(tenant.owner);
    expect(codeOf(await decide(reviewer))).toBe("conflict");
    expect(codeOf(await decide(reviewer, { evidence: ["b".repeat(64)] }))).toBe("conflict");
    expect(await traces(tenant.owner)).toEqual(before);
    expect(codeOf(await decide(reviewer, { evidence: [hash] }))).toBe("ok");
    const [record] = await tenant.owner`
      select document_hashes from customer_transitions where customer_id = ${customerId} and to_status = 'APPROVED'`;
    expect(record?.document_hashes).toEqual([expect.objectContaining({ sha256: hash })]);
  });

  it("of two reviewers at once is made by one; the other is told", async () => {
    const second = await tenant.reviewer();
    const outcomes = await Promise.all([
      decide(reviewer),
      decide(second, { decision: "SUSPENDED", reasonCode: "OTHER" }),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "wrong_state"]);
    const won = outcomes.find((outcome) => outcome.ok);
    expect((await customerRow(maker, customerId)).status).toBe(won?.ok ? won.value.status : "");
    const decisions = await tenant.owner`
      select actor_id from customer_transitions where customer_id = ${customerId} and actor_kind = 'STAFF'`;
    expect(decisions).toHaveLength(1);
  });

  it("and the automated review at once end in one transition", async () => {
    const id = await makeCustomer(maker, person({ first_name: "Race" }));
    await Promise.all([
      decide(reviewer, { customerId: id }),
      reviewCustomer(tenant.worker, { customerId: id, version: 1 }),
    ]);
    const rows = await tenant.owner`select to_status from customer_transitions where customer_id = ${id}`;
    expect(rows.map((row) => row.to_status).sort()).toEqual(["APPROVED", "UNDER_REVIEW"]);
  });

  it("names another organisation's customer in vain", async () => {
    expect(codeOf(await decide(reviewer, { orgId: crypto.randomUUID() }))).toBe("not_found");
  });
});
