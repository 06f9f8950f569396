import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { identityOf, isSameProcess } from "./process-identity.mjs";

describe("the identity of a process", () => {
  it("holds while it runs and no longer", async () => {
    const child = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
    await once(child, "spawn");
    const identity = identityOf(child.pid);
    expect(isSameProcess(identity)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(isSameProcess(identity)).toBe(false);
  });

  it("is not taken over by another process of the same number", () => {
    expect(isSameProcess(`${process.pid}@of an earlier life`)).toBe(false);
    expect(isSameProcess(undefined)).toBe(false);
  });
});
