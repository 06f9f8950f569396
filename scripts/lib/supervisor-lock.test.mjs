import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identityOf } from "./process-identity.mjs";
import { claim, runningSupervisor } from "./supervisor-lock.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portico-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the claim on a data folder", () => {
  it("is refused to a second supervisor, who learns the address", async () => {
    const first = await claim(folder, "http://localhost:3000");
    expect((await claim(folder, "http://localhost:3001")).other.url).toBe("http://localhost:3000");
    first.release();
    expect(runningSupervisor(folder)).toBeUndefined();
    expect((await claim(folder, "http://localhost:3001")).other).toBeUndefined();
  });

  it("passes on from a killed supervisor, whose programs are ended", async () => {
    const orphan = spawn(process.execPath, ["-e", "process.stdin.resume()"], { detached: true });
    await once(orphan, "spawn");
    const gone = once(orphan, "exit");
    const left = { process: "1@never", url: "http://localhost:3000", children: [identityOf(orphan.pid)] };
    writeFileSync(join(folder, "supervisor.json"), JSON.stringify(left));
    expect((await claim(folder, "http://localhost:3000")).other).toBeUndefined();
    expect((await gone)[1]).toBe("SIGKILL");
  });
});
