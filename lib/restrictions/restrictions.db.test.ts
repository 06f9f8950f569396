import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope, writeInScope } from "@/db/scope";
import {
  accepted,
  auditOf,
  codeOf,
  customerRow,
  eventsOf,
  makeCustomer,
  openTenant,
  type Tenant,
  traces,
  workerScope,
} from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { clock, setClock } from "@/lib/core/clock";
import { fromPublicId, ids } from "@/lib/core/ids";
import type { CustomerStatus } from "@/lib/customers/constants";
import { setCustomerEnabled } from "@/lib/customers/enabling/writes";
import { transitionCustomer } from "@/lib/customers/lifecycle/transition";
import { lockCustomer } from "@/lib/customers/reads";
import { accountState, canTransition, isActive } from "@/lib/customers/rules";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { applyDueRestrictions } from "@/worker/apply-restrictions";
import { MERCHANT_RESTRICTIONS, RESTRICTION_NAMES, type RestrictionName } from "./constants";
import { openRestrictions } from "./reads";
import {
  applyRestriction,
  liftOwnRestriction,
  liftStaffRestriction,
  placeOwnRestriction,
  placeStaffRestriction,
} from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let reviewer: ReviewerScope;
let customerId: string;
let made = 0;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  reviewer = await tenant.reviewer();
  await tenant.owner`update organisations set second_eye = 'NEVER'`;
});
afterAll(() => tenant.drop());
beforeEach(async () => {
  setClock(new Date("2026-06-01T00:00:00Z"));
  customerId = await approvedCustomer();
});
afterEach(() => setClock(null));

async function approvedCustomer(): Promise<string> {
  made += 1;
  const profile = { ...COMPLETE_INDIVIDUAL, last_name: `Restricted ${made}`, external_id: `restricted-${made}` };
  const id = await makeCustomer(maker, profile);
  await move(id, "APPROVED");
  return id;
}

/** A change of status as the review makes it. */
async function move(id: string, to: CustomerStatus): Promise<void> {
  const { status } = await customerRow(maker, id);
  // Only a person takes a suspension back.
  const actor = status === "SUSPENDED" ? reviewer : tenant.worker;
  await writeInScope(actor, async (tx) => {
    const customer = await lockCustomer(tx, tenant, id);
    if (!customer) throw new Error("no such customer");
    return transitionCustomer(tx, actor, customer, to, { code: "test", text: "Test" }, []);
  });
}

const own = (more: object = {}) => ({
  customerId,
  name: "ALL_TRANSACTIONS" as const,
  message: "The owner asked us to",
  dueOn: null,
  ...more,
});
const staff = (more: object = {}) => ({
  ...own(),
  orgId: tenant.orgId,
  reason: "KYC" as const,
  requiredActions: ["SUBMIT_ID" as const],
  internal: "A tip from the bank",
  ...more,
});
const inside = (id: string) => fromPublicId("restriction", id) ?? "";
const stateOf = async (id = customerId) => {
  const row = await customerRow(maker, id);
  return { isActive: row.isActive, accountState: row.accountState };
};
const ofSide = (side: "merchant" | "staff", id = customerId) =>
  withScope(maker, (tx) => openRestrictions(tx, tenant, id, side));
/** What was written about restrictions; sorted, because the clock stands still. */
const ofRestrictions = async (read: typeof auditOf) =>
  (await read(tenant.owner, customerId)).filter((word) => word.startsWith("restriction.")).sort();
const LIFT = "Everything was cleared up";

describe("placing", () => {
  it("locks an approved customer in the same step, and lifting makes it active again", async () => {
    expect(await stateOf()).toEqual({ isActive: true, accountState: "ACTIVE" });
    const { id } = accepted(await placeOwnRestriction(maker, own()));
    expect(await stateOf()).toEqual({ isActive: false, accountState: "LOCKED" });
    accepted(await liftOwnRestriction(maker, { customerId, restrictionId: inside(id), reason: LIFT }));
    expect(await stateOf()).toEqual({ isActive: true, accountState: "ACTIVE" });
    expect(await ofRestrictions(auditOf)).toEqual(["restriction.lifted", "restriction.placed"]);
    expect(await ofRestrictions(eventsOf)).toEqual(["restriction.updated", "restriction.updated"]);
  });

  it("of a part restricts, and a suspension or a disabled customer keeps what is placed", async () => {
    accepted(await placeStaffRestriction(reviewer, staff({ name: "CARD_DEPOSITS" })));
    expect(await stateOf()).toEqual({ isActive: true, accountState: "RESTRICTED" });
    const { version } = await customerRow(maker, customerId);
    accepted(await setCustomerEnabled(maker, { customerId, version, isEnabled: false, reason: "A while" }));
    expect((await stateOf()).accountState).toBe("LOCKED");
    accepted(await setCustomerEnabled(maker, { customerId, version, isEnabled: true, reason: "" }));
    expect((await stateOf()).accountState).toBe("RESTRICTED");
    await move(customerId, "SUSPENDED");
    await move(customerId, "UNDER_REVIEW");
    await move(customerId, "APPROVED");
    expect(await stateOf()).toEqual({ isActive: true, accountState: "RESTRICTED" });
  });

  it("the same name twice at once places it once", async () => {
    const outcomes = await Promise.all([1, 2].map(() => placeOwnRestriction(maker, own())));
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    expect(await ofSide("merchant")).toHaveLength(1);
  });

  it("of the same name by both sides stands until both are lifted", async () => {
    const mine = accepted(await placeOwnRestriction(maker, own()));
    const theirs = accepted(await placeStaffRestriction(reviewer, staff()));
    accepted(await liftOwnRestriction(maker, { customerId, restrictionId: inside(mine.id), reason: LIFT }));
    expect((await stateOf()).isActive).toBe(false);
    const key = { customerId, orgId: tenant.orgId, restrictionId: inside(theirs.id), reason: LIFT };
    accepted(await liftStaffRestriction(reviewer, key));
    expect((await stateOf()).isActive).toBe(true);
  });

  it("is refused to a viewer, to staff who edited the customer, and for another organisation's customer", async () => {
    const before = await traces(tenant.owner);
    expect(codeOf(await placeOwnRestriction(await tenant.member("viewer"), own()))).toBe("forbidden");
    const colleague = { ...reviewer, userId: maker.userId };
    expect(codeOf(await placeStaffRestriction(colleague, staff()))).toBe("forbidden");
    const otherOrg = await makeOrganisation(tenant.owner);
    const stranger = memberScope(await makePerson(tenant.owner, { orgId: otherOrg, role: "owner" }), otherOrg, "owner");
    expect(await placeOwnRestriction(stranger, own())).toEqual(
      await placeOwnRestriction(stranger, own({ customerId: ids.next() })),
    );
    expect(codeOf(await placeStaffRestriction(reviewer, staff({ orgId: otherOrg })))).toBe("not_found");
    expect(await traces(tenant.owner)).toEqual(before);
  });
});

describe("lifting", () => {
  it("twice at once is done by one, and the other is told", async () => {
    const { id } = accepted(await placeOwnRestriction(maker, own()));
    const second = await tenant.member();
    const key = { customerId, restrictionId: inside(id), reason: LIFT };
    const outcomes = await Promise.all([liftOwnRestriction(maker, key), liftOwnRestriction(second, key)]);
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    expect((await auditOf(tenant.owner, customerId)).filter((action) => action === "restriction.lifted")).toHaveLength(
      1,
    );
  });

  it("what compliance placed is refused to the merchant, and what is not theirs is not found", async () => {
    const { id } = accepted(await placeStaffRestriction(reviewer, staff()));
    const key = { customerId, restrictionId: inside(id), reason: LIFT };
    const before = await traces(tenant.owner);
    expect(codeOf(await liftOwnRestriction(await tenant.member("owner"), key))).toBe("forbidden");
    const otherOrg = await makeOrganisation(tenant.owner);
    const stranger = memberScope(await makePerson(tenant.owner, { orgId: otherOrg, role: "owner" }), otherOrg, "owner");
    expect(codeOf(await liftOwnRestriction(stranger, key))).toBe("not_found");
    expect(codeOf(await liftOwnRestriction(maker, { ...key, restrictionId: ids.next() }))).toBe("not_found");
    const another = await approvedCustomer();
    expect(codeOf(await liftOwnRestriction(maker, { ...key, customerId: another }))).toBe("not_found");
    expect((await traces(tenant.owner)).audits).not.toBe(before.audits);
    expect((await stateOf()).isActive).toBe(false);
  });

  it("a merchant's is open to compliance too", async () => {
    const { id } = accepted(await placeOwnRestriction(maker, own()));
    const key = { customerId, orgId: tenant.orgId, restrictionId: inside(id), reason: LIFT };
    accepted(await liftStaffRestriction(reviewer, key));
    expect((await stateOf()).isActive).toBe(true);
  });
});

describe("what is written for staff", () => {
  it("and who of compliance acted is never read by the merchant", async () => {
    accepted(await placeStaffRestriction(reviewer, staff()));
    const [theirs] = await ofSide("staff");
    expect(theirs).toMatchObject({ internal: "A tip from the bank", placedByName: reviewer.userName });
    const merchants = JSON.stringify(await ofSide("merchant"));
    expect(merchants).toContain("The owner asked us to");
    expect(merchants).not.toContain("tip from the bank");
    expect(merchants).not.toContain(reviewer.userName);
  });
});

describe("an announced restriction", () => {
  const announced = async (more: object = {}) =>
    accepted(await placeOwnRestriction(maker, own({ dueOn: "2026-06-10", ...more })));
  const AEST_EVE = new Date("2026-06-09T13:59:00Z");
  const AEST_DAY = new Date("2026-06-09T14:01:00Z");

  beforeEach(async () => {
    await tenant.owner`update organisations set time_zone = 'Australia/Brisbane' where id = ${tenant.orgId}`;
  });

  it("changes nothing before its day begins where the organisation is, and takes effect when it does", async () => {
    await announced();
    expect((await stateOf()).isActive).toBe(true);
    expect(await ofRestrictions(eventsOf)).toEqual(["restriction.notified"]);
    setClock(AEST_EVE);
    expect(await applyDueRestrictions()).toEqual({ applied: 0 });
    setClock(AEST_DAY);
    expect(await applyDueRestrictions()).toEqual({ applied: 1 });
    expect(await stateOf()).toEqual({ isActive: false, accountState: "LOCKED" });
    expect(await ofRestrictions(eventsOf)).toEqual(["restriction.notified", "restriction.updated"]);
  });

  it("is applied once by two workers at once, and by the next run not again", async () => {
    const { id } = await announced();
    setClock(AEST_DAY);
    const key = { customerId, restrictionId: inside(id) };
    const worker = workerScope(tenant.orgId);
    const outcomes = await Promise.all([applyRestriction(worker, key), applyRestriction(worker, key)]);
    expect(outcomes.map(accepted).sort()).toEqual(["APPLIED", "SKIPPED"]);
    expect(await applyDueRestrictions()).toEqual({ applied: 0 });
    expect((await auditOf(tenant.owner, customerId)).filter((action) => action === "restriction.applied")).toHaveLength(
      1,
    );
  });

  it("that was taken back never takes effect", async () => {
    const { id } = await announced();
    accepted(await liftOwnRestriction(maker, { customerId, restrictionId: inside(id), reason: LIFT }));
    setClock(AEST_DAY);
    expect(await applyDueRestrictions()).toEqual({ applied: 0 });
    expect((await stateOf()).isActive).toBe(true);
  });

  it("for today or a day that is over is refused", async () => {
    for (const dueOn of ["2026-06-01", "2026-05-31"])
      expect(await placeOwnRestriction(maker, own({ dueOn }))).toMatchObject({ ok: false, fields: { dueOn: /after/ } });
  });
});

describe("the database alone", () => {
  const constraint = (work: Promise<unknown>) =>
    work.then(
      () => "accepted",
      (error: { constraint_name?: string; code?: string }) => error.constraint_name ?? error.code,
    );

  it("refuses an active customer with all transactions restricted, from both sides", async () => {
    accepted(await placeOwnRestriction(maker, own()));
    expect(await constraint(tenant.owner`update customers set is_active = true where id = ${customerId}`)).toBe(
      "restricted_not_active",
    );
    const other = await approvedCustomer();
    expect(
      await constraint(tenant.owner`
        insert into restrictions (org_id, id, customer_id, name, reason, message, placed_by_kind, placed_by_name, created_at, applied_at)
        values (${tenant.orgId}, ${ids.next()}, ${other}, 'ALL_TRANSACTIONS', 'OTHER', 'm', 'SYSTEM', 'S', now(), now())`),
    ).toBe("restricted_not_active");
  });

  it("keeps what was placed as it was, and what was lifted lifted", async () => {
    const { id } = accepted(await placeOwnRestriction(maker, own({ name: "SEND_MONEY" })));
    const uuid = inside(id);
    expect(await constraint(tenant.owner`update restrictions set message = 'Other' where id = ${uuid}`)).toBe("23514");
    expect(await constraint(tenant.owner`update restrictions set applied_at = null where id = ${uuid}`)).toBe("23514");
    accepted(await liftOwnRestriction(maker, { customerId, restrictionId: uuid, reason: LIFT }));
    expect(await constraint(tenant.owner`update restrictions set lifted_at = null where id = ${uuid}`)).toBe("23514");
  });

  it("refuses a merchant's people who lift or place what is compliance's, past all code", async () => {
    const { id } = accepted(await placeStaffRestriction(reviewer, staff({ name: "SEND_MONEY" })));
    const asMaker = (query: string) =>
      constraint(
        withScope(maker, (tx) => tx.execute(query)).catch((error) => {
          throw error.cause;
        }),
      );
    expect(await asMaker(`update restrictions set lifted_at = now() where id = '${inside(id)}'`)).toBe("42501");
    expect(
      await asMaker(`insert into restrictions (org_id, id, customer_id, name, reason, message, placed_by_kind, placed_by_name, created_at)
        values ('${tenant.orgId}', '${ids.next()}', '${customerId}', 'DEPOSITS', 'KYC', 'm', 'COMPLIANCE', 'S', now())`),
    ).toBe("42501");
  });
});

describe("whatever people do", () => {
  type Step =
    | { do: "own" | "staff"; name: RestrictionName; ahead: boolean }
    | { do: "lift"; by: "merchant" | "staff"; which: number }
    | { do: "enable"; on: boolean }
    | { do: "move"; to: CustomerStatus }
    | { do: "day" };

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      do: fc.constant("own" as const),
      name: fc.constantFrom(...MERCHANT_RESTRICTIONS),
      ahead: fc.boolean(),
    }),
    fc.record({ do: fc.constant("staff" as const), name: fc.constantFrom(...RESTRICTION_NAMES), ahead: fc.boolean() }),
    fc.record({
      do: fc.constant("lift" as const),
      by: fc.constantFrom("merchant" as const, "staff" as const),
      which: fc.nat(5),
    }),
    fc.record({ do: fc.constant("enable" as const), on: fc.boolean() }),
    fc.record({
      do: fc.constant("move" as const),
      to: fc.constantFrom<CustomerStatus>("APPROVED", "SUSPENDED", "UNDER_REVIEW"),
    }),
    fc.constant({ do: "day" as const }),
  );

  const mayMove = (from: CustomerStatus, to: CustomerStatus) =>
    from === "SUSPENDED" ? to === "UNDER_REVIEW" : canTransition(from, to, "SYSTEM");

  async function perform(one: Step): Promise<void> {
    const row = await customerRow(maker, customerId);
    const dueOn = new Date(clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
    if (one.do === "own")
      await placeOwnRestriction(maker, { ...own({ name: one.name }), dueOn: one.ahead ? dueOn : null });
    if (one.do === "staff")
      await placeStaffRestriction(reviewer, { ...staff({ name: one.name }), dueOn: one.ahead ? dueOn : null });
    if (one.do === "lift") {
      const open = await ofSide("staff");
      const key = {
        customerId,
        restrictionId: inside(open[one.which % Math.max(1, open.length)]?.id ?? ""),
        reason: LIFT,
      };
      if (open.length === 0) return;
      if (one.by === "merchant") await liftOwnRestriction(maker, key);
      else await liftStaffRestriction(reviewer, { ...key, orgId: tenant.orgId });
    }
    if (one.do === "enable")
      await setCustomerEnabled(maker, { customerId, version: row.version, isEnabled: one.on, reason: "Because of it" });
    if (one.do === "move" && mayMove(row.status as CustomerStatus, one.to)) await move(customerId, one.to);
    if (one.do === "day") {
      setClock(new Date(clock.now().getTime() + 86_400_000));
      await applyDueRestrictions();
    }
  }

  it("is_active and account state are what status, switch and restrictions say", async () => {
    let restricted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        setClock(new Date("2026-06-01T00:00:00Z"));
        customerId = await approvedCustomer();
        for (const one of steps) {
          await perform(one);
          const row = await customerRow(maker, customerId);
          const open = await ofSide("staff");
          const restrictions = open.filter((each) => each.appliedAt !== null).map((each) => each.name);
          if (restrictions.length > 0) restricted += 1;
          const state = { status: row.status as CustomerStatus, isEnabled: row.isEnabled, restrictions };
          expect({ active: row.isActive, state: row.accountState }).toEqual({
            active: isActive(state),
            state: accountState(state),
          });
          const now = clock.now().toISOString().slice(0, 10);
          expect(open.filter((each) => each.appliedAt === null && (each.dueOn ?? "") < now)).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
    expect(restricted).toBeGreaterThan(50);
  });
});
