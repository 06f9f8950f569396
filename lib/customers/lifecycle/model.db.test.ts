import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTenant, reviewerScope, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { resetEnv } from "@/lib/core/env";
import { type Kind, LifeCycle } from "@/lib/customers/testing/life-cycle";
import { allSteps, type Tally } from "@/lib/customers/testing/life-cycle-commands";
import { type Staff, World } from "@/lib/customers/testing/life-cycle-world";
import { withoutDocumentWork } from "@/scripts/bench/kit-uploads";

/** `MODEL_RUNS` and `MODEL_SEED` are set by `node scripts/security/life-cycle.mjs`, which runs the full number. */
const RUNS = Number(process.env.MODEL_RUNS ?? 200);
const SEED = Number(process.env.MODEL_SEED ?? 20_261_121);
const LANES = RUNS > 1_000 ? 10 : 3;
const LONGEST = 20;

/** From which risk on two people decide; null: never. */
const POLICIES = [
  { secondEye: "NEVER", risk: 70, from: () => null },
  { secondEye: "ALWAYS", risk: 70, from: () => 0 },
  { secondEye: "RISK", risk: 20, from: () => 20 },
] as const;

let tenant: Tenant;
let staff: Staff;
let lanes: MerchantScope[][];
let riskOfRisky: number;

async function merchantOf(policy: (typeof POLICIES)[number]): Promise<MerchantScope> {
  const orgId = await makeOrganisation(tenant.owner);
  await tenant.owner`
    update organisations set second_eye = ${policy.secondEye}, second_eye_risk = ${policy.risk} where id = ${orgId}`;
  return memberScope(await makePerson(tenant.owner, { orgId, role: "owner" }), orgId, "owner");
}

beforeAll(async () => {
  tenant = await openTenant();
  process.env.PORTICO_POOL = String(2 * LANES);
  resetEnv();
  const lead = await makePerson(tenant.owner, { staff: "lead" });
  staff = {
    ruth: await tenant.reviewer(),
    leo: await tenant.reviewer(),
    lead: mintScope<ReviewerScope>({ ...reviewerScope(lead), role: "lead" }),
  };
  lanes = [];
  for (let lane = 0; lane < LANES; lane++) lanes.push(await Promise.all(POLICIES.map(merchantOf)));
  riskOfRisky = await withoutDocumentWork(measureRisk);
});
afterAll(() => tenant.drop());

/** How much the checks make of a risky customer is theirs to say: the model only has to know it. */
async function measureRisk(): Promise<number> {
  const merchant = lanes[0]?.[0];
  if (!merchant) throw new Error("There is no organisation");
  const world = new World(tenant.owner, merchant, staff);
  await world.begin("RISKY", true);
  expect(await world.review()).toBe("REFERRED");
  const [row] = await tenant.owner`select risk_score from review_cases where customer_id = ${world.customerId}`;
  expect(row?.risk_score).toBeGreaterThanOrEqual(20);
  return row?.risk_score;
}

async function runLane(merchants: MerchantScope[], lane: number, tally: Tally): Promise<void> {
  const start = fc.record({
    policy: fc.nat(POLICIES.length - 1),
    kind: fc.constantFrom<Kind>("CLEAN", "RISKY", "RISKY", "SHORT"),
    isComplete: fc.nat(4).map((n) => n > 0),
    isReviewed: fc.boolean(),
  });
  const steps = fc.commands(allSteps(tally), { maxCommands: LONGEST, size: "max" });
  const sequence = fc.asyncProperty(start, steps, async ({ policy, kind, isComplete, isReviewed }, commands) => {
    const merchant = merchants[policy];
    if (!merchant) throw new Error("There is no such organisation");
    const real = new World(tenant.owner, merchant, staff);
    const model = new LifeCycle(kind, POLICIES[policy]?.from() ?? null, riskOfRisky, isComplete);
    await real.begin(kind, isComplete);
    if (isReviewed) expect(await real.review()).toBe(model.review());
    await real.look();
    model.seen = model.look;
    await fc.asyncModelRun(() => ({ model, real }), commands);
    await real.end();
  });
  await fc.assert(sequence, { numRuns: Math.ceil(RUNS / LANES), seed: SEED + lane, endOnFailure: RUNS > 1_000 });
}

describe("the whole life cycle", () => {
  it(
    `goes as the model says in ${RUNS} random sequences, seed ${SEED}`,
    async () => {
      const tally: Tally = new Map();
      await withoutDocumentWork(async () => {
        await Promise.all(lanes.map((merchants, lane) => runLane(merchants, lane, tally)));
      });
      const happened = [...tally].sort(([a], [b]) => a.localeCompare(b));
      const count = happened.reduce((sum, [, times]) => sum + times, 0);
      console.info(`seed ${SEED}: ${RUNS} sequences, ${count} acts, 0 divergences`);
      if (process.env.MODEL_RUNS) console.info(happened.map(([what, times]) => `${what}: ${times}`).join("\n"));
      // A model that is never put to the test agrees with everything.
      const acts = [
        "edit",
        "upload",
        "take-away",
        "APPROVED",
        "SUSPENDED",
        "UNSUSPENDED",
        "confirm",
        "undo",
        "refer",
        "ask",
      ];
      expect(acts.filter((act) => !tally.has(`${act} ok`))).toEqual([]);
      const answers = new Set([...tally.keys()].map((key) => key.split(" ")[1]));
      expect([...answers]).toEqual(
        expect.arrayContaining([
          "conflict",
          "wrong_state",
          "forbidden",
          "not_found",
          "REFERRED",
          "APPROVED",
          "SKIPPED",
        ]),
      );
    },
    Math.max(120_000, RUNS * 2_000),
  );

  it("left no customer in a state that its records do not lead to", async () => {
    const broken = await tenant.owner`
      select c.id from customers c where c.status <> (
        select t.to_status from customer_transitions t where t.id = c.last_transition_id)
      union all
      select t.id from (
        select id, customer_id, from_status, lag(to_status) over (partition by customer_id order by id) as before
        from customer_transitions) t
      where t.from_status is distinct from t.before
      union all
      select customer_id from (
        select customer_id, count(*) - 1 as n from customer_transitions group by customer_id
        except
        select c.id, count(a.customer_id) from customers c
          left join audit_events a on a.customer_id = c.id and a.action = 'customer.status_changed' group by c.id) moved`;
    expect(broken).toEqual([]);
  }, 120_000);
});
