import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accepted, customerRow, makeCustomer, openTenant, type Tenant, traces } from "@/db/testing/fixtures";
import type { MerchantScope } from "@/lib/auth/scope";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { reviewCustomer } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let customerId: string;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
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
    expect(checks).toHaveLength(11);
    expect(checks.find((check) => check.name === "high_risk_country")?.result).toBe("REFER");
    for (const check of checks) expect(check.explanation).toMatch(/\S/);
  });
});
