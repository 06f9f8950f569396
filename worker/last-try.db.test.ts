import { Logger, runOnce } from "graphile-worker";
import { describe, expect, it } from "vitest";
import { accepted } from "@/db/testing/fixtures";
import { setFault } from "@/lib/core/fault";
import { toPublicId } from "@/lib/core/ids";
import { newRunId } from "@/lib/customers/bulk/rules";
import { startBulkRun } from "@/lib/customers/bulk/writes";
import {
  arrangeImports,
  crashAt,
  customersOf,
  maker,
  match,
  people,
  ready,
  rowOf,
  statesOf,
  tenant,
  upload,
} from "@/lib/customers/testing/imports";
import { addListed } from "@/lib/customers/testing/listed";
import { taskList } from "./tasks";

arrangeImports();

const quiet = new Logger(() => () => {});

/** Lets the queue try a job that throws at its nth try of eight. */
async function tryAt(key: string, attempt: number): Promise<void> {
  await tenant.owner`
    update graphile_worker._private_jobs set attempts = ${attempt - 1}, run_at = now() - interval '1 second' where key = ${key}`;
  // Whatever else waits is of no concern here.
  await tenant.owner`delete from graphile_worker._private_jobs where key is distinct from ${key}`;
  await runOnce({ connectionString: tenant.ownerUrl, taskList, noPreparedStatements: true, logger: quiet });
}
const triesOf = async (key: string) =>
  (await tenant.owner`select attempts from graphile_worker.jobs where key = ${key}`).map((job) => job.attempts);
const told = async (importId: string) => {
  const href = `/customers/import/${toPublicId("import", importId)}`;
  const [row] = await tenant.owner`
    select count(*)::int as n from notifications where kind = 'batch.finished' and href = ${href} and user_id = ${maker.userId}`;
  return row?.n;
};

describe("work that throws at each of its job's eight tries", () => {
  it("of an import is tried again at seven, and given up at the eighth: said why, told to its person, nothing left open", async () => {
    const importId = await ready(people(3));
    const key = `import:${importId}`;
    for (const attempt of [1, 7]) {
      crashAt("import.before_batch_commit", 1);
      await tryAt(key, attempt);
      expect(await rowOf(importId)).toMatchObject({ state: "RUNNING", error: null });
      expect(await triesOf(key)).toEqual([attempt]);
    }
    crashAt("import.before_batch_commit", 1);
    await tryAt(key, 8);
    expect(await rowOf(importId)).toMatchObject({
      state: "FAILED",
      created: 0,
      error: expect.stringContaining("Upload the file again"),
      ended_at: expect.any(Date),
    });
    expect(await statesOf(importId)).toEqual(Array(3).fill("SKIPPED"));
    expect(await customersOf(importId)).toEqual([]);
    expect(await told(importId)).toBe(1);
  });

  it("of a check is given up too", async () => {
    const importId = await upload(people(2));
    accepted(await match(importId));
    crashAt("import.before_check_commit", 1);
    await tryAt(`import:${importId}`, 8);
    expect(await rowOf(importId)).toMatchObject({ state: "FAILED", error: expect.stringContaining("could not check") });
  });

  it("of a bulk action settles whoever is left as not changed, with the reason", async () => {
    const customers = [
      await addListed(tenant.owner, tenant.orgId, { name: "Left One" }),
      await addListed(tenant.owner, tenant.orgId, { name: "Left Two" }),
    ];
    const runId = newRunId();
    const order = { action: "DISABLE" as const, reason: "No longer a client of ours" };
    const selection = { kind: "ids" as const, ids: customers };
    accepted(await startBulkRun(maker, { runId, selection, order, seenTotal: 2 }));
    const key = `bulk:${runId}`;
    const stateOf = async () =>
      (await tenant.owner`select state, done, changed, refused from bulk_runs where id = ${runId}`)[0];
    setFault("bulk.between_items", () => {
      throw new Error("crash");
    });
    try {
      await tryAt(key, 7);
      expect(await stateOf()).toMatchObject({ state: "RUNNING", done: 0 });
      await tryAt(key, 8);
    } finally {
      setFault("bulk.between_items", null);
    }
    expect(await stateOf()).toEqual({ state: "DONE", done: 2, changed: 0, refused: 2 });
    const items = await tenant.owner`select state, message from bulk_items where run_id = ${runId}`;
    expect(items.map((item) => item.state)).toEqual(["REFUSED", "REFUSED"]);
    expect(items[0]?.message).toContain("We tried several times");
    const left = await tenant.owner`select is_enabled from customers where id in ${tenant.owner(customers)}`;
    expect(left.map((row) => row.is_enabled)).toEqual([true, true]);
  });
});
