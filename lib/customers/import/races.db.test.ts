import { describe, expect, it } from "vitest";
import { accepted, codeOf } from "@/db/testing/fixtures";
import {
  arrangeImports,
  check,
  customersOf,
  linesOf,
  maker,
  match,
  people,
  ready,
  rowOf,
  run,
  start,
  statesOf,
  tenant,
  upload,
} from "@/lib/customers/testing/imports";
import { cancelImport, changeColumns } from "./writes";
import { checkImport } from "./writes-check";

arrangeImports();

const auditOf = async (importId: string) =>
  (await tenant.owner`select action from audit_events where subject_id = ${importId} order by id`).map(
    (row) => row.action,
  );
const jobsOf = async (importId: string) =>
  (await tenant.owner`select 1 from graphile_worker.jobs where key = ${`import:${importId}`}`).length;

describe("two who act on one import at once", () => {
  it("have its columns matched once", async () => {
    const importId = await upload(people(3));
    const outcomes = await Promise.all([match(importId), match(importId, await tenant.member())]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "wrong_state"]);
    expect(await jobsOf(importId)).toBe(1);
  });

  it("have it started once", async () => {
    const importId = await upload(people(3));
    await check(importId);
    const [one, other] = [maker, await tenant.member()];
    const outcomes = await Promise.all([start(importId, "SKIP", one), start(importId, "ADD", other)]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "wrong_state"]);
    expect((await auditOf(importId)).filter((action) => action === "import.started")).toHaveLength(1);
    await run(importId);
    expect(await customersOf(importId)).toHaveLength(3);
  });

  it("either start it or go back to its columns", async () => {
    const importId = await upload(people(3));
    await check(importId);
    const { version } = await rowOf(importId);
    const [started, back] = await Promise.all([start(importId), changeColumns(maker, { importId, version })]);
    expect([started, back].map(codeOf).filter((code) => code === "ok")).toHaveLength(1);
    expect((await rowOf(importId)).state).toBe(started.ok ? "RUNNING" : "UPLOADED");
  });

  it("cancel it once, whatever it was doing", async () => {
    const importId = await ready(people(30));
    const [one, other] = [maker, await tenant.member()];
    const outcomes = await Promise.all([cancelImport(one, { importId }), cancelImport(other, { importId })]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "wrong_state"]);
    expect((await auditOf(importId)).filter((action) => action === "import.cancelled")).toHaveLength(1);
  });
});

describe("cancelling at the same time as the work", () => {
  it("leaves as many customers as lines that say so, and none comes after", async () => {
    for (let round = 0; round < 3; round++) {
      const importId = await ready(people(50));
      const [cancelled] = await Promise.all([cancelImport(maker, { importId }), run(importId), run(importId)]);
      const record = await rowOf(importId);
      expect(record.state).toBe(cancelled.ok ? "CANCELLED" : "DONE");
      const states = await statesOf(importId);
      const created = states.filter((state) => state === "CREATED").length;
      expect(record.created).toBe(created);
      expect(await customersOf(importId)).toHaveLength(created);
      expect(states.filter((state) => state === "READY")).toEqual([]);
      await run(importId);
      expect(await customersOf(importId)).toHaveLength(created);
    }
  });

  it("while lines are checked leaves nothing ready and nothing of what was read", async () => {
    const importId = await upload(people(420));
    accepted(await match(importId));
    const checking = checkImport(tenant.worker, importId);
    accepted(await cancelImport(maker, { importId }));
    await checking;
    expect((await rowOf(importId)).state).toBe("CANCELLED");
    const lines = await linesOf(importId);
    expect(lines.filter((line) => line.state === "READY" || line.profile_sealed !== null)).toEqual([]);
    expect(codeOf(await start(importId))).toBe("wrong_state");
  });
});
