import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { passportSpecimen } from "../specimens/passport";
import { DecoderBusyError } from "./pool";
import { HOLDER } from "./testing/hostile-files";
import { onePage } from "./testing/raw-pdf";
import { type Desk, openDesk } from "./testing/tools";
import { DecoderUnavailableError } from "./worker-process";

vi.setConfig({ testTimeout: 120_000 });
/** How long a file may take to reach the store where others work too. */
const WAIT = { timeout: 20_000 };
let desk: Desk;
afterEach(() => desk.close());

const passport = async () => (await passportSpecimen(HOLDER)).bytes;
const heavy = () => onePage({ content: "0 0 595 842 re W n 0 0 m 9 9 590 3 595 842 c 0 842 l f* ".repeat(600_000) });

describe("the decoder's children", () => {
  it("run two at most, are used again, and know no setting of the server", async () => {
    process.env.PORTICO_SECRET_CANARY = "canary";
    desk = await openDesk();
    const bytes = await passport();
    const verdicts = await Promise.all(Array.from({ length: 6 }, () => desk.takeIn(bytes)));
    delete process.env.PORTICO_SECRET_CANARY;
    expect(verdicts.every((verdict) => verdict.accepted)).toBe(true);
    const pids = desk.pool.pids();
    expect(pids.length).toBe(2);
    for (const pid of pids) expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain("canary");
    await desk.takeIn(bytes);
    expect(desk.pool.pids()).toEqual(pids);
  });

  it("are replaced after so many jobs", async () => {
    desk = await openDesk({ size: 1, jobsPerChild: 2 });
    const [bytes, first] = [await passport(), desk.pool.pids()];
    await desk.takeIn(bytes);
    expect(desk.pool.pids()).toEqual(first);
    await desk.takeIn(bytes);
    await desk.takeIn(bytes);
    expect(desk.pool.pids()).not.toEqual(first);
  });

  it("killed in the middle of a job give a verdict, and the next job a new child", async () => {
    desk = await openDesk({ size: 1, stallCpuMs: 60_000 });
    const [child] = desk.pool.pids();
    const verdict = desk.takeIn(heavy());
    await vi.waitFor(async () => expect(await desk.filesInStore()).toBe(1), WAIT);
    process.kill(child ?? 0, "SIGKILL");
    expect(await verdict).toMatchObject({ accepted: false, reason: "UNSAFE" });
    expect(await desk.filesInStore()).toBe(0);
    expect(await desk.takeIn(await passport())).toMatchObject({ accepted: true });
  });

  it.each([
    ["the time limit", { jobTimeoutMs: 300, stallCpuMs: 60_000 }],
    ["the processor time without progress", { jobTimeoutMs: 20_000, stallCpuMs: 300 }],
    ["the memory limit", { rssLimitBytes: 40 * 1024 * 1024 }],
  ])("are killed at %s, which is a verdict", async (_, limits) => {
    desk = await openDesk(limits);
    expect(await desk.takeIn(heavy())).toMatchObject({ accepted: false, reason: "UNSAFE" });
    expect(await desk.filesInStore()).toBe(0);
  });

  it("all busy for too long: the caller hears it, and nothing stays in the store", async () => {
    desk = await openDesk({ size: 1, queueTimeoutMs: 50, jobTimeoutMs: 3_000, stallCpuMs: 60_000 });
    // Drawn before: it takes its time where others work too.
    const second = await passport();
    const first = desk.takeIn(heavy());
    await vi.waitFor(async () => expect(await desk.filesInStore()).toBe(1), WAIT);
    await expect(desk.takeIn(second)).rejects.toBeInstanceOf(DecoderBusyError);
    await first;
    expect(await desk.filesInStore()).toBe(0);
  });

  it("closed under a running job say nothing about the file", async () => {
    desk = await openDesk({ size: 1, stallCpuMs: 60_000 });
    const running = desk.takeIn(heavy());
    await vi.waitFor(async () => expect(await desk.filesInStore()).toBe(1), WAIT);
    desk.pool.close();
    await expect(running).rejects.toBeInstanceOf(DecoderUnavailableError);
    expect(await desk.filesInStore()).toBe(0);
  });
});
