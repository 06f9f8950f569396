import { readSheet } from "read-excel-file/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, codeOf, workerScope } from "@/db/testing/fixtures";
import { identityScope } from "@/lib/auth/sessions";
import { clock, setClock } from "@/lib/core/clock";
import { setFault } from "@/lib/core/fault";
import {
  crash,
  type Exports,
  HOUR_MS,
  insideExport,
  listed,
  MANY,
  openExports,
  rowsOfCsv,
} from "@/lib/customers/testing/exports";
import { sweepBlobs } from "@/worker/sweep-blobs";
import { EXPORT_LIMITS } from "./constants";
import { listExports } from "./reads";
import { askForExport, cancelExport, downloadExport } from "./writes";
import { expireExports } from "./writes-expiry";
import { makeExport } from "./writes-file";

let office: Exports;
beforeAll(async () => {
  office = await openExports();
}, 60_000);
afterEach(() => {
  setFault("export.step", null);
  setFault("export.before_ready", null);
  setClock(null);
});
afterAll(() => office.drop());

describe("a killed worker", () => {
  it("in the middle of the rows leaves nothing, and the next one begins anew", async () => {
    const files = await office.stored();
    const exportId = await office.ask(office.maker, "XLSX");
    setFault("export.step", crash);
    await expect(office.make(exportId)).rejects.toThrow();
    expect(await office.stateOf(exportId)).toMatchObject({ state: "RUNNING" });
    expect(await office.stored()).toEqual(files);
    setFault("export.step", null);
    await office.make(exportId);
    const [, ...rows] = await readSheet(await office.fileOf(office.maker, exportId));
    expect(new Set(rows.map((row) => row[1])).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(MANY);
  });

  it("between the file and its row leaves a file that the next one removes", async () => {
    const files = await office.stored();
    const exportId = await office.ask(office.maker);
    setFault("export.before_ready", crash);
    await expect(office.make(exportId)).rejects.toThrow("killed");
    expect(await office.stored()).toHaveLength(files.length + 1);
    setFault("export.before_ready", null);
    await office.make(exportId);
    expect(await office.stored()).toHaveLength(files.length + 1);
    expect(await office.stored()).toContain((await office.stateOf(exportId))?.blob_key);
  });

  it("that is told to stop gives the work back as it found it", async () => {
    const files = await office.stored();
    const exportId = await office.ask(office.maker, "XLSX");
    const stopped = makeExport(workerScope(office.orgId), exportId, { isLastTry: true, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow();
    expect(await office.stateOf(exportId)).toMatchObject({ state: "RUNNING" });
    expect(await office.stored()).toEqual(files);
    await office.make(exportId);
    expect(await office.stateOf(exportId)).toMatchObject({ state: "READY" });
  });

  it("that is given up for good says so and keeps nothing", async () => {
    const scope = await office.member();
    const files = await office.stored();
    const exportId = await office.ask(scope);
    setFault("export.before_ready", crash);
    await expect(office.make(exportId, true)).rejects.toThrow("killed");
    expect(await office.stateOf(exportId)).toMatchObject({ state: "FAILED", blob_key: null });
    expect(await office.stored()).toEqual(files);
    expect(await office.notices(scope)).toEqual(["An export of customers could not be made"]);
  });

  it("that lives after all, and the one that took over, make one file", async () => {
    const files = await office.stored();
    const exportId = await office.ask(office.maker);
    await Promise.all([office.make(exportId), office.make(exportId)]);
    expect(await office.stateOf(exportId)).toMatchObject({ state: "READY" });
    expect(await office.stored()).toHaveLength(files.length + 1);
    expect(rowsOfCsv(await office.fileOf(office.maker, exportId)).length).toBeGreaterThan(MANY);
  });
});

describe("an export that is called off", () => {
  it("before its turn is not made", async () => {
    const exportId = await office.ask(office.maker);
    accepted(await cancelExport(office.maker, { exportId }));
    const files = await office.stored();
    await office.make(exportId);
    expect(await office.stateOf(exportId)).toMatchObject({ state: "CANCELLED" });
    expect(await office.stored()).toEqual(files);
    expect(codeOf(await cancelExport(office.maker, { exportId }))).toBe("wrong_state");
    expect(codeOf(await downloadExport(office.maker, { exportId }))).toBe("wrong_state");
  });

  it("while it is made leaves nothing that the sweep does not find", async () => {
    const exportId = await office.ask(office.maker);
    setFault("export.before_ready", crash);
    await expect(office.make(exportId)).rejects.toThrow("killed");
    const key = (await office.stateOf(exportId))?.blob_key;
    expect(await office.stored()).toContain(key);
    accepted(await cancelExport(office.maker, { exportId }));
    setClock(new Date(clock.now().getTime() + 3 * HOUR_MS));
    expect(await sweepBlobs()).toEqual({ removed: 1 });
    expect(await office.stored()).not.toContain(key);
  });

  it("while it is finished ends one way or the other", async () => {
    const files = await office.stored();
    const exportId = await office.ask(office.maker);
    const [, outcome] = await Promise.all([office.make(exportId), cancelExport(office.maker, { exportId })]);
    const { state } = (await office.stateOf(exportId)) ?? {};
    expect(state).toBe(outcome.ok ? "CANCELLED" : "READY");
    expect(await office.stored()).toHaveLength(files.length + (outcome.ok ? 0 : 1));
  });
});

describe("limits", () => {
  it("hold for one person however many requests come at once", async () => {
    const scope = await office.member();
    const input = { selection: listed(), columns: ["id" as const], format: "CSV" as const };
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => askForExport(scope, input)));
    const made = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
    expect(made).toHaveLength(EXPORT_LIMITS.underWay);
    expect(outcomes.filter((outcome) => !outcome.ok).map(codeOf)).toEqual(Array(7).fill("rate_limited"));
    accepted(await cancelExport(scope, { exportId: insideExport(made[0] ?? "") }));
    accepted(await askForExport(scope, input));
    // A colleague is not held up by it.
    accepted(await askForExport(await office.member(), input));
  });

  it("leave out a file of nobody", async () => {
    const input = {
      selection: listed({ search: "nobody-has-this" }),
      columns: ["id" as const],
      format: "CSV" as const,
    };
    expect(codeOf(await askForExport(office.maker, input))).toBe("invalid");
  });
});

describe("after a day", () => {
  it("a file is refused at once, and removed by the job; others stay", async () => {
    const scope = await office.member();
    const old = await office.ask(scope);
    await office.make(old);
    const start = clock.now().getTime();
    setClock(new Date(start + EXPORT_LIMITS.lifeHours * HOUR_MS - 60_000));
    const fresh = await office.ask(scope);
    await office.make(fresh);
    await office.fileOf(scope, old);
    expect(await sweepBlobs()).toEqual({ removed: 0 });

    setClock(new Date(start + EXPORT_LIMITS.lifeHours * HOUR_MS + 60_000));
    expect(await downloadExport(scope, { exportId: old })).toMatchObject({
      code: "wrong_state",
      message: expect.stringContaining("expired"),
    });
    const key = (await office.stateOf(old))?.blob_key;
    await expireExports(identityScope("test"));
    expect(await office.stored()).not.toContain(key);
    expect(await office.stateOf(old)).toMatchObject({ state: "EXPIRED", blob_key: null });
    expect(codeOf(await downloadExport(scope, { exportId: old }))).toBe("wrong_state");
    expect((await withScope(scope, (tx) => listExports(tx, scope))).map((row) => row.state)).toEqual([
      "READY",
      "EXPIRED",
    ]);
    await office.fileOf(scope, fresh);
  });
});
