import { describe, expect, it } from "vitest";
import { accepted, codeOf } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { cancelBulkRun } from "@/lib/customers/bulk/writes";
import {
  add,
  arrangeBulk,
  finish,
  maker,
  numbersOf,
  picked,
  runOf,
  several,
  startRun,
  tenant,
} from "@/lib/customers/testing/bulk";
import { TAG_LIMITS } from "./constants";
import { changeCustomerTags } from "./writes";

arrangeBulk();

const tagsOf = async (id: string): Promise<string[]> =>
  (await tenant.owner`select tags from customers where id = ${id}`)[0]?.tags;
const auditOf = async (id: string) =>
  (await tenant.owner`select action from audit_events where subject_id = ${id} order by id`).map((row) => row.action);
const change = (customerId: string, added: string[], removed: string[] = []) =>
  changeCustomerTags(maker, { customerId, add: added, remove: removed });

describe("two who tag one customer at once", () => {
  it("keep what each of them added and took off", async () => {
    const customer = await add({ tags: ["old", "stays"] });
    const outcomes = await Promise.all([change(customer, ["vip"]), change(customer, ["gold"], ["OLD"])]);
    expect(outcomes.map(codeOf)).toEqual(["ok", "ok"]);
    expect((await tagsOf(customer)).sort()).toEqual(["gold", "stays", "vip"]);
  });

  it("add one tag once, whatever its case, and it is written down once", async () => {
    const customer = await add();
    const outcomes = await Promise.all([change(customer, ["VIP"]), change(customer, ["vip"])]);
    expect(outcomes.map((outcome) => accepted(outcome).added.length).sort()).toEqual([0, 1]);
    expect(await tagsOf(customer)).toHaveLength(1);
    expect((await auditOf(customer)).filter((action) => action === "customer.tagged")).toHaveLength(1);
  });

  it("do not pass the limit together", async () => {
    const tags = Array.from({ length: TAG_LIMITS.perCustomer - 1 }, (_, index) => `tag ${index}`);
    const customer = await add({ tags });
    const outcomes = await Promise.all([change(customer, ["one"]), change(customer, ["two"])]);
    expect(outcomes.map(codeOf).sort()).toEqual(["invalid", "ok"]);
    expect(await tagsOf(customer)).toHaveLength(TAG_LIMITS.perCustomer);
  });
});

it("nobody tags who may only look, nor another organisation's customers", async () => {
  const customer = await add({ tags: ["ours"] });
  const input = { customerId: customer, add: ["theirs"], remove: ["ours"] };
  expect(codeOf(await changeCustomerTags(await tenant.member("viewer"), input))).toBe("forbidden");
  const elsewhere = await makeOrganisation(tenant.owner);
  const person = await makePerson(tenant.owner, { orgId: elsewhere, role: "owner" });
  expect(codeOf(await changeCustomerTags(memberScope(person, elsewhere, "owner"), input))).toBe("not_found");
  expect(await tagsOf(customer)).toEqual(["ours"]);
});

it("a bulk run that two cancel at once is cancelled once, and each of its customers was tagged or left", async () => {
  const customers = await several(30);
  const runId = runOf(accepted(await startRun(maker, picked(customers), { action: "ADD_TAGS", tags: ["once"] })));
  const other = await tenant.member("admin");
  const [, ...outcomes] = await Promise.all([
    finish(tenant.orgId, runId, 5, 5),
    cancelBulkRun(maker, { runId }),
    cancelBulkRun(other, { runId }),
  ]);
  // Whoever comes after the last customer is too late, both alike.
  const [first, second] = outcomes.map(codeOf);
  expect(first).toBe(second);
  await finish(tenant.orgId, runId);
  const cancels = (await auditOf(runId)).filter((action) => action === "bulk.cancelled");
  expect(cancels).toHaveLength(first === "ok" ? 1 : 0);
  const numbers = await numbersOf(tenant.owner, runId);
  expect(numbers.waiting).toBe(0);
  const tagged = await Promise.all(customers.map(tagsOf));
  expect(tagged.filter((tags) => tags.includes("once"))).toHaveLength(numbers.counted[1] ?? -1);
});
