import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, codeOf, makeCustomer, openTenant, reviewerScope, type Tenant, traces } from "@/db/testing/fixtures";
import { makePerson } from "@/db/testing/people";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { clock, setClock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { reviewCustomer } from "@/lib/reviews/writes";
import { DEFAULT_RULES } from "./constants";
import { listRuleSets, rulesInForce } from "./reads";
import type { RuleSetContent } from "./types";
import { activateRules, tryRules } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let lead: ReviewerScope;
let reviewer: ReviewerScope;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  reviewer = await tenant.reviewer();
  lead = await newLead();
});
afterAll(async () => {
  setClock(null);
  await tenant.drop();
});

async function newLead(): Promise<ReviewerScope> {
  const scope = reviewerScope(await makePerson(tenant.owner, { staff: "lead" }));
  return mintScope<ReviewerScope>({ ...scope, role: "lead" });
}

let made = 0;
/** A customer that passes every check. */
function person(more: object = {}): Promise<string> {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  const own = {
    last_name: `Ruled ${made}`,
    identification_value: `PA${3_000_000 + made}`,
    external_id: `ruled-${made}`,
  };
  return makeCustomer(maker, { ...profile, ...own, ...more });
}
const review = (customerId: string) => reviewCustomer(tenant.worker, { customerId, version: 1 });
const runOf = async (customerId: string) => {
  const [run] = await tenant.owner`
    select outcome, rule_set_version, facts_sealed from review_runs where customer_id = ${customerId}`;
  return run;
};
const inForce = () => withScope(lead, rulesInForce);
const withCountry = (content: RuleSetContent, code: string): RuleSetContent => ({
  ...content,
  highRiskCountries: [...content.highRiskCountries, code].sort(),
});
const NOTE = "Agreed in the risk committee";

async function tried(content: RuleSetContent, scope = lead) {
  return accepted(await tryRules(scope, { content, count: 50 }));
}
async function switchOn(content: RuleSetContent, scope = lead) {
  const { version } = await inForce();
  const trial = await tried(content, scope);
  return activateRules(scope, { trialId: trial.id, content, expectedVersion: version, note: NOTE });
}

describe("version 1", () => {
  it("stands in a new database as the rules were before", async () => {
    expect(await inForce()).toEqual({ version: 1, content: DEFAULT_RULES });
  });

  it("is named by each run, and what the run looked at is kept where nobody can read it", async () => {
    const id = await person();
    expect(accepted(await review(id))).toBe("APPROVED");
    const run = await runOf(id);
    expect(run).toMatchObject({ outcome: "APPROVED", rule_set_version: 1 });
    expect(run?.facts_sealed.length).toBeGreaterThan(50);
    expect(run?.facts_sealed.toString("latin1")).not.toContain("today");
  });
});

describe("trying rules", () => {
  it("says what would have happened, names the customer, and decides nothing", async () => {
    const id = await person({ nationality: "NZ", identification_issuing_country: "NZ" });
    expect(accepted(await review(id))).toBe("APPROVED");
    const before = await traces(tenant.owner);
    const trial = await tried(withCountry(DEFAULT_RULES, "NZ"));
    expect(trial.changes).toEqual([
      expect.objectContaining({
        customerId: toPublicId("customer", id),
        name: expect.stringContaining("Ruled"),
        from: "APPROVED",
        to: "REFERRED",
        because: ["high_risk_country"],
      }),
    ]);
    expect(trial.result).toMatchObject({ withoutFacts: 0, unreadable: 0, drifted: 0, changedCount: 1 });
    const after = await traces(tenant.owner);
    expect({ ...after, audits: 0 }).toEqual({ ...before, audits: 0 });
    expect((await inForce()).version).toBe(1);
  });

  it("is for leads, like switching on", async () => {
    const before = await traces(tenant.owner);
    expect(codeOf(await tryRules(reviewer, { content: DEFAULT_RULES, count: 50 }))).toBe("forbidden");
    const trial = { trialId: crypto.randomUUID(), content: DEFAULT_RULES, expectedVersion: 1, note: NOTE };
    expect(codeOf(await activateRules(reviewer, trial))).toBe("forbidden");
    expect(await traces(tenant.owner)).toEqual(before);
  });
});

describe("switching on", () => {
  it("changes the next review and no decision of before", async () => {
    const decided = await person({ nationality: "FJ", identification_issuing_country: "FJ" });
    expect(accepted(await review(decided))).toBe("APPROVED");
    const waiting = await person({ nationality: "FJ", identification_issuing_country: "FJ" });
    const { version, content } = await inForce();
    accepted(await switchOn(withCountry(content, "FJ")));
    expect((await inForce()).version).toBe(version + 1);
    expect(await runOf(decided)).toMatchObject({ outcome: "APPROVED", rule_set_version: version });
    const [row] = await tenant.owner`select status from customers where id = ${decided}`;
    expect(row?.status).toBe("APPROVED");
    expect(accepted(await review(waiting))).toBe("REFERRED");
    expect(await runOf(waiting)).toMatchObject({ outcome: "REFERRED", rule_set_version: version + 1 });
  });

  it("by two leads at once is done by one, and the other is told", async () => {
    const second = await newLead();
    const { version, content } = await inForce();
    const [mine, theirs] = [withCountry(content, "US"), withCountry(content, "CA")];
    const [one, other] = [await tried(mine), await tried(theirs, second)];
    const expectedVersion = version;
    const outcomes = await Promise.all([
      activateRules(lead, { trialId: one.id, content: mine, expectedVersion, note: NOTE }),
      activateRules(second, { trialId: other.id, content: theirs, expectedVersion, note: NOTE }),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    expect((await inForce()).version).toBe(version + 1);
    const rows = await tenant.owner`select version from rule_sets where version > ${version}`;
    expect(rows).toHaveLength(1);
  });

  it("needs a trial of exactly these rules, against the version in force, not too long ago", async () => {
    const { version: expectedVersion, content } = await inForce();
    const wanted = withCountry(content, "BR");
    const activate = (more: object) =>
      activateRules(lead, { trialId: trial.id, content: wanted, expectedVersion, note: NOTE, ...more });
    const trial = await tried(wanted);
    expect(codeOf(await activate({ content: withCountry(content, "AR") }))).toBe("wrong_state");
    expect(codeOf(await activate({ trialId: crypto.randomUUID() }))).toBe("not_found");
    expect(codeOf(await activate({ expectedVersion: expectedVersion - 1 }))).toBe("conflict");
    setClock(new Date(clock.now().getTime() + 25 * 3600_000));
    expect(codeOf(await activate({}))).toBe("wrong_state");
    setClock(null);
    const unchanged = await tried(content);
    expect(codeOf(await activate({ trialId: unchanged.id, content }))).toBe("invalid");
    expect(codeOf(await activate({}))).toBe("ok");
    expect(codeOf(await activate({}))).toBe("conflict");
  });

  it("again of an old version makes a new one; every version stays as it was", async () => {
    const { version } = await inForce();
    accepted(await switchOn(DEFAULT_RULES));
    const sets = await withScope(lead, listRuleSets);
    expect(sets[0]).toMatchObject({ version: version + 1, content: DEFAULT_RULES, note: NOTE });
    expect(sets.map((set) => set.version)).toEqual(Array.from({ length: version + 1 }, (_, at) => version + 1 - at));
    await expect(tenant.owner`update rule_sets set note = 'Other' where version = 1`).rejects.toMatchObject({
      code: "42501",
    });
    await expect(tenant.owner`delete from rule_trials`).rejects.toMatchObject({ code: "42501" });
  });
});
