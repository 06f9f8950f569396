import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOf, makeCustomer, openTenant, type Tenant } from "@/db/testing/fixtures";
import { ids } from "@/lib/core/ids";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { exportCaseFile } from "./writes";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(() => tenant.drop());

describe("the case file", () => {
  it("is made for staff, and that it was made is written down", async () => {
    const customerId = await makeCustomer(await tenant.member(), COMPLETE_INDIVIDUAL);
    const file = await exportCaseFile(await tenant.reviewer(), tenant.orgId, customerId);
    expect(file?.pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(file?.fileName).toMatch(/^case-cus_[0-9a-z]{26}\.pdf$/);
    expect((await auditOf(tenant.owner, customerId)).filter((action) => action === "case.exported")).toHaveLength(1);
  });

  it("of an unknown customer, or of one under another organisation, is not made", async () => {
    const reviewer = await tenant.reviewer();
    const customerId = await makeCustomer(await tenant.member(), COMPLETE_INDIVIDUAL);
    expect(await exportCaseFile(reviewer, tenant.orgId, ids.next())).toBeNull();
    expect(await exportCaseFile(reviewer, ids.next(), customerId)).toBeNull();
  });
});
