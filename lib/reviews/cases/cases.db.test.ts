import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { insertCase, makeStaff } from "@/db/testing/cases";
import {
  accepted,
  auditOf,
  codeOf,
  makeCustomer,
  openTenant,
  reviewerScope,
  type Tenant,
  traces,
} from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { SNOOZE_MAX_DAYS } from "./constants";
import { listStaff } from "./reads-staff";
import { assignCase, handBack } from "./writes-assign";
import { reassignAbandoned, setUnavailable } from "./writes-away";
import { snoozeCase, wakeCase } from "./writes-snooze";

let tenant: Tenant;
let maker: MerchantScope;
let reviewer: ReviewerScope;
let colleague: ReviewerScope;
let lead: ReviewerScope;
const customers: string[] = [];
let caseId: string;

const HOUR_MS = 3_600_000;
const hours = (n: number) => new Date(Date.now() + n * HOUR_MS);
const REASON = "Waiting for the register";

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  for (let n = 0; n < 6; n++) {
    const profile = { ...COMPLETE_INDIVIDUAL, last_name: `Case ${n}`, identification_value: `PA${6_000_000 + n}` };
    customers.push(await makeCustomer(maker, profile));
  }
});
afterAll(() => tenant.drop());
beforeEach(async () => {
  await tenant.owner`delete from review_cases`;
  await tenant.owner`update users set platform_role = null where platform_role is not null`;
  [reviewer, colleague, lead] = [
    await makeStaff(tenant.owner),
    await makeStaff(tenant.owner),
    await makeStaff(tenant.owner, "lead"),
  ];
  caseId = await open(0);
});

const open = (n: number, facts: Parameters<typeof insertCase>[2] = {}) =>
  insertCase(tenant.owner, { orgId: tenant.orgId, customerId: customers[n] ?? "" }, facts);
const handle = (version = 1, id = caseId) => ({ orgId: tenant.orgId, caseId: id, version });
const row = async (id = caseId) => (await tenant.owner`select * from review_cases where id = ${id}`)[0] ?? {};
const give = (scope: ReviewerScope, to: { userId: string }, version = 1) =>
  assignCase(scope, { ...handle(version), assigneeId: to.userId });

/** The write is refused so and leaves nothing behind. */
async function refused(write: () => Promise<Parameters<typeof codeOf>[0]>, code: string): Promise<void> {
  const before = [await traces(tenant.owner), await row()];
  expect(codeOf(await write())).toBe(code);
  expect([await traces(tenant.owner), await row()]).toEqual(before);
}

async function noticesTo(userId: string): Promise<number> {
  const [found] = await tenant.owner`
    select count(*)::int as n from graphile_worker._private_jobs where payload::text like ${`%${userId}%`}`;
  return found?.n;
}

describe("assigning", () => {
  it("a reviewer takes an unassigned case and hands their own on, who is told; a case of somebody else they do not", async () => {
    await refused(() => give(reviewer, colleague), "forbidden");
    accepted(await give(reviewer, reviewer));
    expect(await noticesTo(reviewer.userId)).toBe(0);
    await refused(() => give(colleague, colleague, 2), "forbidden");
    accepted(await give(reviewer, colleague, 2));
    expect(await row()).toMatchObject({ assignee_id: colleague.userId, version: 3 });
    expect(await noticesTo(colleague.userId)).toBe(1);
    expect(
      (await auditOf(tenant.owner, customers[0] ?? "")).filter((action) => action === "case.assigned").length,
    ).toBeGreaterThan(1);
  });

  it("a lead gives any case to anybody at work, and to nobody else", async () => {
    accepted(await give(lead, reviewer));
    accepted(await give(lead, colleague, 2));
    await refused(() => give(lead, colleague, 3), "wrong_state");
    await tenant.owner`update users set unavailable_until = ${hours(1)} where id = ${reviewer.userId}`;
    await refused(() => give(lead, reviewer, 3), "wrong_state");
    await tenant.owner`update users set unavailable_until = null, suspended_at = now() where id = ${reviewer.userId}`;
    await refused(() => give(lead, reviewer, 3), "wrong_state");
    await refused(() => give(lead, maker, 3), "wrong_state");
  });

  it("is refused where four eyes, a referral, another version or the end of the case speak against it", async () => {
    const insider = reviewerScope({ id: maker.userId, name: "Insider", email: "" });
    await tenant.owner`update users set platform_role = 'reviewer' where id = ${maker.userId}`;
    await refused(() => give(lead, insider), "forbidden");
    await refused(() => give(reviewer, reviewer, 2), "conflict");
    await refused(() => assignCase(lead, { ...handle(1, customers[0]), assigneeId: reviewer.userId }), "not_found");
    await tenant.owner`update review_cases set is_referred = true where id = ${caseId}`;
    await refused(() => give(reviewer, reviewer), "wrong_state");
    await refused(() => give(lead, colleague), "wrong_state");
    accepted(await give(lead, lead));
    await tenant.owner`update review_cases set closed_at = now() where id = ${caseId}`;
    await refused(() => give(lead, lead, 2), "wrong_state");
  });

  it("of two who take the same case at once one gets it, and the other hears that it changed, 50 times", async () => {
    const wrong: unknown[] = [];
    for (let round = 0; round < 50; round++) {
      const { version } = await row();
      const codes = (await Promise.all([give(reviewer, reviewer, version), give(colleague, colleague, version)])).map(
        codeOf,
      );
      if ([...codes].sort().join() !== "conflict,ok") wrong.push(codes);
      await tenant.owner`update review_cases set assignee_id = null, assigned_at = null where id = ${caseId}`;
    }
    expect(wrong).toEqual([]);
  });
});

describe("handing back", () => {
  it("frees one's own case, a lead's any, and nobody else's", async () => {
    await refused(() => handBack(reviewer, handle()), "wrong_state");
    accepted(await give(reviewer, reviewer));
    await refused(() => handBack(colleague, handle(2)), "forbidden");
    accepted(await handBack(reviewer, handle(2)));
    expect(await row()).toMatchObject({ assignee_id: null, assigned_at: null, version: 3 });
    accepted(await give(reviewer, reviewer, 3));
    accepted(await handBack(lead, handle(4)));
    expect((await auditOf(tenant.owner, customers[0] ?? "")).at(-1)).toBe("case.handed_back");
  });
});

describe("putting aside", () => {
  it("holds a case back until its time, keeps the reason, and ends early when asked", async () => {
    const until = hours(5);
    accepted(await snoozeCase(reviewer, { ...handle(), until, reason: REASON }));
    expect(await row()).toMatchObject({ snoozed_until: until, snooze_reason: REASON, version: 2 });
    accepted(await wakeCase(reviewer, handle(2)));
    expect(await row()).toMatchObject({ snoozed_until: null, snooze_reason: null });
    await refused(() => wakeCase(reviewer, handle(3)), "wrong_state");
  });

  it("is refused for a time that is past or too far, for somebody else's case, and for another version", async () => {
    const snooze = (scope: ReviewerScope, until: Date, version = 1) =>
      snoozeCase(scope, { ...handle(version), until, reason: REASON });
    await refused(() => snooze(reviewer, hours(-1)), "invalid");
    await refused(() => snooze(reviewer, hours(SNOOZE_MAX_DAYS * 24 + 1)), "invalid");
    await refused(() => snooze(reviewer, hours(1), 7), "conflict");
    accepted(await give(reviewer, reviewer));
    await refused(() => snooze(colleague, hours(1), 2), "forbidden");
    accepted(await snooze(lead, hours(1), 2));
  });
});

describe("going away", () => {
  const away = (scope: ReviewerScope, until: Date | null = hours(48)) => setUnavailable(scope, { until });

  it("gives one's open cases to those at work with the fewest, and tells them", async () => {
    await tenant.owner`update review_cases set assignee_id = ${reviewer.userId}, assigned_at = now() where id = ${caseId}`;
    await open(1, { assigneeId: reviewer.userId });
    await open(2, { assigneeId: colleague.userId });
    await open(4, { assigneeId: colleague.userId });
    const closed = await open(3, { assigneeId: reviewer.userId, closedAt: new Date() });
    expect(accepted(await away(reviewer))).toMatchObject({ given: 2, unassigned: 0 });
    const held = await tenant.owner`
      select assignee_id, count(*)::int as n from review_cases where closed_at is null group by 1 order by 2`;
    expect(Object.fromEntries(held.map((each) => [each.assignee_id, each.n]))).toEqual({
      [colleague.userId]: 2,
      [lead.userId]: 2,
    });
    const staff = await withScope(lead, (tx) => listStaff(tx));
    expect(staff.map(({ id, cases, awayUntil }) => [id, cases, awayUntil !== null])).toEqual(
      expect.arrayContaining([
        [reviewer.userId, 0, true],
        [colleague.userId, 2, false],
        [lead.userId, 2, false],
      ]),
    );
    expect((await row(closed)).assignee_id, "what is closed stays as it was").toBe(reviewer.userId);
    expect(await noticesTo(lead.userId)).toBeGreaterThan(0);
  });

  it("gives a referred case to a lead alone, and never to an insider; else it is nobody's", async () => {
    await tenant.owner`
      update review_cases set is_referred = true, assignee_id = ${lead.userId}, assigned_at = now() where id = ${caseId}`;
    expect(accepted(await away(lead))).toMatchObject({ given: 0, unassigned: 1 });
    const own = await open(1, { assigneeId: reviewer.userId });
    await tenant.owner`update users set platform_role = 'reviewer' where id = ${maker.userId}`;
    await tenant.owner`update users set suspended_at = now() where id = ${colleague.userId}`;
    expect(accepted(await away(reviewer))).toMatchObject({ given: 0, unassigned: 1 });
    expect(await row(own)).toMatchObject({ assignee_id: null });
  });

  it("ends when one is back; a time that is past or too far is refused", async () => {
    expect(codeOf(await away(reviewer, hours(-1)))).toBe("invalid");
    expect(codeOf(await away(reviewer, hours(400 * 24)))).toBe("invalid");
    accepted(await away(reviewer));
    expect(codeOf(await give(lead, reviewer))).toBe("wrong_state");
    accepted(await away(reviewer, null));
    accepted(await give(lead, reviewer));
  });

  it("of everybody at once leaves no case with somebody who is away, 10 times", async () => {
    for (let round = 0; round < 10; round++) {
      await tenant.owner`update users set unavailable_until = null`;
      await tenant.owner`delete from review_cases`;
      for (const [n, who] of [reviewer, colleague, lead, reviewer].entries()) await open(n, { assigneeId: who.userId });
      for (const outcome of await Promise.all([away(reviewer), away(colleague), away(lead)])) accepted(outcome);
      const [left] = await tenant.owner`select count(*)::int as n from review_cases where assignee_id is not null`;
      expect(left?.n).toBe(0);
    }
  });

  it("and a case given at the same moment never stays with who is away", async () => {
    for (let round = 0; round < 20; round++) {
      await tenant.owner`update users set unavailable_until = null`;
      await tenant.owner`update review_cases set assignee_id = null, assigned_at = null`;
      const { version } = await row();
      await Promise.all([away(reviewer), give(lead, reviewer, version)]);
      expect((await row()).assignee_id).not.toBe(reviewer.userId);
    }
  });
});

describe("the job", () => {
  it("passes on cases of people who are away, suspended or no longer of compliance, once", async () => {
    const [left, gone] = [await makeStaff(tenant.owner), await makeStaff(tenant.owner)];
    await open(1, { assigneeId: left.userId });
    await open(2, { assigneeId: gone.userId });
    const kept = await open(3, { assigneeId: colleague.userId });
    await tenant.owner`update users set platform_role = null where id = ${left.userId}`;
    await tenant.owner`update users set suspended_at = now() where id = ${gone.userId}`;
    const scope = identityScope("test");
    expect(await reassignAbandoned(scope)).toEqual({ given: 2, unassigned: 0 });
    expect(await reassignAbandoned(scope)).toEqual({ given: 0, unassigned: 0 });
    expect((await row(kept)).assignee_id).toBe(colleague.userId);
  });

  it("does it once for each case however many run at the same time", async () => {
    const left = await makeStaff(tenant.owner);
    for (const n of [1, 2, 3, 4, 5]) await open(n, { assigneeId: left.userId });
    await tenant.owner`update users set platform_role = null where id = ${left.userId}`;
    const runs = await Promise.all([1, 2, 3].map((n) => reassignAbandoned(identityScope(`test-${n}`))));
    expect(runs.reduce((sum, run) => sum + run.given, 0)).toBe(5);
  });
});
