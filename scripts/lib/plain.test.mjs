import { describe, expect, it } from "vitest";
import { browserCandidates } from "./browser.mjs";
import { countFile, countLine, countPlaywright, countVitest, sumCounts } from "./counts.mjs";
import { isInstalled } from "./install.mjs";
import { pauseMs } from "./keep-running.mjs";
import { isSupportedNode } from "./node-version.mjs";
import { parsePort } from "./settings.mjs";
import { duration, Stop } from "./terminal.mjs";

describe("test counts", () => {
  const vitest = { numPassedTests: 40, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  const playwright = { stats: { expected: 12, unexpected: 1, flaky: 1, skipped: 0 }, errors: [] };

  it("add up over the runners in one plain line", () => {
    const total = sumCounts([countVitest(vitest), countVitest(vitest), countPlaywright(playwright)]);
    expect(countLine(total)).toBe("92 passed, 2 failed");
  });

  it("count a file that breaks outside its tests, and a runner that leaves no report, as failed", () => {
    const broken = { ...vitest, testResults: [{ status: "failed", assertionResults: [] }] };
    expect(countVitest(broken).failed).toBe(1);
    expect(countFile("/nowhere.json", countVitest).failed).toBe(1);
    expect(countPlaywright({ ...playwright, errors: [{}] }).failed).toBe(3);
  });
});

describe("the search for a browser", () => {
  it("prefers Chromium over Chrome over Edge, in the order of PATH", () => {
    expect(
      browserCandidates("linux", "/a:/b").filter((path) => /\/(chromium|google-chrome|microsoft-edge)$/.test(path)),
    ).toEqual([
      ...[
        "/a/chromium",
        "/b/chromium",
        "/a/google-chrome",
        "/b/google-chrome",
        "/a/microsoft-edge",
        "/b/microsoft-edge",
      ],
    ]);
  });

  it("looks into the applications of a Mac first", () => {
    expect(browserCandidates("darwin", "/a")[0]).toMatch(/Google Chrome\.app/);
  });
});

describe("what is installed", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b": { version: "2.0.0", optional: true },
    },
  };

  it("is enough when versions agree and only optional packages are absent", () => {
    expect(isInstalled(lock, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(true);
  });

  it("is not enough when a version differs, a package is absent, or nothing is there", () => {
    expect(isInstalled(lock, { packages: { "node_modules/a": { version: "0.9.0" } } })).toBe(false);
    expect(isInstalled(lock, { packages: {} })).toBe(false);
    expect(isInstalled(lock, undefined)).toBe(false);
  });
});

describe("small rules", () => {
  it("restarts a failing program ever later, up to half a minute", () => {
    expect([1, 2, 3, 7, 50].map(pauseMs)).toEqual([500, 1000, 2000, 30_000, 30_000]);
  });

  it("knows the versions of Node it runs on", () => {
    expect(["18.20.0", "20.18.3", "20.19.0", "24.0.0"].map(isSupportedNode)).toEqual([false, false, true, true]);
  });

  it("refuses what is no port, in one sentence", () => {
    expect(parsePort(undefined)).toBe(3000);
    expect(parsePort("3001")).toBe(3001);
    for (const text of ["0", "65536", "http", "-1", "3000.5"]) expect(() => parsePort(text)).toThrow(Stop);
  });

  it("writes durations for people", () => {
    expect([420, 59_940, 125_000].map(duration)).toEqual(["0.4 s", "59.9 s", "2 min 05 s"]);
  });
});
