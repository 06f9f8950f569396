import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withScope } from "@/db/scope";
import { openTenant, type Tenant } from "@/db/testing/fixtures";
import { recordAudit } from "@/lib/audit/record";
import { releaseAbandonedJobs } from "./abandoned-jobs";
import { keepSealing } from "./seal-audit";

let office: Tenant;
beforeAll(async () => {
  office = await openTenant();
});
afterAll(() => office.drop());

it("a worker that is at its other work seals what is written meanwhile, and ends when told", async () => {
  // It holds a lock for as long as the worker lives; the sealing has one of its own.
  const endWatch = await releaseAbandonedJobs();
  const stop = keepSealing();
  const { worker } = office;
  const write = () =>
    withScope(worker, (tx) =>
      recordAudit(tx, worker, { orgId: office.orgId, action: "case.opened", subject: { kind: "case", id: null } }),
    );
  const sealed = async () => (await office.owner`select count(*)::int as n from audit_seals`)[0]?.n;
  try {
    await write();
    await vi.waitFor(async () => expect(await sealed()).toBe(1), { timeout: 25_000, interval: 100 });
    await write();
    await vi.waitFor(async () => expect(await sealed()).toBe(2), { timeout: 25_000, interval: 100 });
  } finally {
    await stop();
    await endWatch();
  }
  await write();
  expect(await sealed()).toBe(2);
});
