import { afterAll, beforeAll, expect, it } from "vitest";
import { accepted, codeOf, openTenant, reviewJobs, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { addListed } from "@/lib/customers/testing/listed";
import { recheckCustomer } from "./writes";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(() => tenant?.drop());

it("sends one customer through the automated review again, once, and writes down who asked", async () => {
  const maker = await tenant.member("maker");
  const customerId = await addListed(tenant.owner, tenant.orgId);
  accepted(await recheckCustomer(maker, { customerId }));
  expect(codeOf(await recheckCustomer(maker, { customerId }))).toBe("wrong_state");
  const [row] = await tenant.owner`select status, is_active from customers where id = ${customerId}`;
  expect(row).toEqual({ status: "UNDER_REVIEW", is_active: false });
  expect(await reviewJobs(tenant.owner, customerId)).toBe(1);
  const audits = await tenant.owner`
    select actor_id from audit_events where customer_id = ${customerId} and action = 'customer.recheck_asked'`;
  expect(audits.map((audit) => audit.actor_id)).toEqual([maker.userId]);
});

it("is for those who may change customers, and for their own", async () => {
  const customerId = await addListed(tenant.owner, tenant.orgId);
  expect(codeOf(await recheckCustomer(await tenant.member("viewer"), { customerId }))).toBe("forbidden");
  const elsewhere = await makeOrganisation(tenant.owner);
  const person = await makePerson(tenant.owner, { orgId: elsewhere, role: "owner" });
  expect(codeOf(await recheckCustomer(memberScope(person, elsewhere, "owner"), { customerId }))).toBe("not_found");
  const [row] = await tenant.owner`select status from customers where id = ${customerId}`;
  expect(row?.status).toBe("APPROVED");
});
