import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { openTenant, type Tenant } from "@/db/testing/fixtures";
import { ids } from "@/lib/core/ids";
import { enqueueJobs, type Job, LATER } from "./emit";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(() => tenant.drop());

const review = (orgId: string, customerId = ids.next()): Job => ({
  task: "review_customer",
  payload: { orgId, customerId, version: 1 },
});

const waiting = (key: string) => tenant.owner`
  select task_identifier as task, priority, max_attempts, run_at from graphile_worker.jobs where key = ${key}`;
const count = async () => (await tenant.owner`select count(*)::int as n from graphile_worker.jobs`)[0]?.n as number;

describe("several jobs at once", () => {
  it("are added each with its key, time and priority, and replace what waits under the key", async () => {
    const scope = await tenant.member();
    const runAt = new Date("2030-01-02T03:04:05.000Z");
    const job = review(scope.orgId);
    await withScope(scope, (tx) =>
      enqueueJobs(tx, [
        { job, key: "emit:a", priority: LATER },
        { job: review(scope.orgId), key: "emit:b", runAt },
        { job: review(scope.orgId) },
      ]),
    );
    const common = { task: "review_customer", max_attempts: 8 };
    expect(await waiting("emit:a")).toEqual([{ ...common, priority: LATER, run_at: expect.any(Date) }]);
    expect(await waiting("emit:b")).toEqual([{ ...common, priority: 0, run_at: runAt }]);
    await withScope(scope, (tx) => enqueueJobs(tx, [{ job, key: "emit:a" }]));
    expect(await waiting("emit:a")).toEqual([{ ...common, priority: 0, run_at: expect.any(Date) }]);
  });

  it("are all refused where one is for another organisation, or of a kind that nobody knows", async () => {
    const scope = await tenant.member();
    const before = await count();
    const own = { job: review(scope.orgId), key: "emit:own" };
    const unknown = { task: "drop_everything", payload: { orgId: scope.orgId } } as unknown as Job;
    for (const job of [review(ids.next()), unknown]) {
      const added = withScope(scope, (tx) => enqueueJobs(tx, [own, { job }]));
      await expect(added).rejects.toMatchObject({ cause: { code: "42501" } });
    }
    expect(await count()).toBe(before);
  });
});
