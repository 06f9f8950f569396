import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isCurrent, leaveStamp, sourceFiles, sourceStamp, treeStamp } from "./stamp.mjs";

let folder;
const put = (path, text = "x") => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portico-stamp "));
  put("app/page.tsx");
  put("next.config.js");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the stamp of the sources", () => {
  it("covers sources and build settings, and leaves out tests and what no build reads", () => {
    for (const path of [
      "lib/a.test.ts",
      "lib/a.db.test.ts",
      "db/testing/x.ts",
      "README.md",
      "vitest.config.ts",
      "e2e/a.spec.ts",
    ])
      put(path);
    for (const path of ["lib/a.ts", "db/security.sql", "proxy.ts", "package-lock.json", "tsconfig.json"]) put(path);
    expect(sourceFiles(folder)).toEqual([
      ...[
        "app/page.tsx",
        "db/security.sql",
        "lib/a.ts",
        "next.config.js",
        "package-lock.json",
        "proxy.ts",
        "tsconfig.json",
      ],
    ]);
  });

  it("stays while nothing changes", () => {
    expect(sourceStamp(folder)).toBe(sourceStamp(folder));
  });

  it.each([
    ["another size", () => put("app/page.tsx", "longer")],
    ["another time", () => utimesSync(join(folder, "app/page.tsx"), 1, 1)],
    ["a new file", () => put("lib/new.ts")],
    ["a removed file", () => rmSync(join(folder, "app/page.tsx"))],
  ])("changes with %s", (_, change) => {
    const before = sourceStamp(folder);
    change();
    expect(sourceStamp(folder)).not.toBe(before);
  });

  it("is found again where a build left it", () => {
    const file = join(folder, "out", "stamp");
    expect(isCurrent(file, "one")).toBe(false);
    leaveStamp(file, "one");
    expect(isCurrent(file, "one")).toBe(true);
    expect(isCurrent(file, "two")).toBe(false);
  });
});

describe("the stamp of a build", () => {
  const stamp = () => treeStamp(folder, ["BUILD_ID", "server"]);

  it("changes when a file is cut, gone or new, and not when the folder moves", () => {
    put("BUILD_ID", "one");
    put("server/app/page.js", "page");
    const whole = stamp();
    expect(stamp()).toBe(whole);
    put("server/app/page.js", "pag");
    expect(stamp()).not.toBe(whole);
    put("server/route-cache/icon.body");
    put("server/app/page.js", "page");
    expect(stamp()).toBe(whole);
    put("server/more.js");
    expect(stamp()).not.toBe(whole);
    rmSync(join(folder, "server/more.js"));
    expect(stamp()).toBe(whole);
    rmSync(join(folder, "BUILD_ID"));
    expect(stamp()).not.toBe(whole);
    put("elsewhere/BUILD_ID", "one");
    put("elsewhere/server/app/page.js", "page");
    expect(treeStamp(join(folder, "elsewhere"), ["BUILD_ID", "server"])).toBe(whole);
  });
});
