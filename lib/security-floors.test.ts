import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Locked = { version?: string; integrity?: string; resolved?: string; link?: boolean; hasInstallScript?: boolean };

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "..", name), "utf8"));
const locked = Object.entries(read("package-lock.json").packages as Record<string, Locked>).filter(([path]) => path);
const allowed = read("package.json").allowScripts as Record<string, boolean>;

const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const copiesOf = (name: string) => locked.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version);

/** Numbers of a release; a pre-release counts as below it. */
function parts(version: string): number[] {
  const [release = "", pre] = version.split("-");
  return [...release.split(".").map(Number), pre === undefined ? 0 : -1];
}

function isAtLeast(version: string, floor: string): boolean {
  const [mine, least] = [parts(version), parts(floor)];
  const index = mine.findIndex((number, at) => number !== least[at]);
  return index === -1 || (mine[index] ?? 0) > (least[index] ?? 0);
}

/** The oldest versions without a known hole that concerns this portal. */
const FLOORS: [name: string, floor: string][] = [
  ["next", "16.3.3"],
  ["react", "19.2.8"],
  ["react-dom", "19.2.8"],
  ["drizzle-orm", "0.45.2"],
  ["sharp", "0.35.4"],
  ["next-auth", "4.24.15"],
  ["nodemailer", "9.0.1"],
];

describe("the lock file", () => {
  it.each(FLOORS)("holds no %s below %s", (name, floor) => {
    const versions = copiesOf(name);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !version || !isAtLeast(version, floor))).toEqual([]);
  });

  it("tells older from newer", () => {
    expect(isAtLeast("9.0.0", "9.0.1")).toBe(false);
    expect(isAtLeast("16.3.3-canary.1", "16.3.3")).toBe(false);
    expect(isAtLeast("0.100.0", "0.45.2")).toBe(true);
    expect(isAtLeast("4.24.15", "4.24.15")).toBe(true);
  });

  it("holds one sharp, so that no other copy decodes past what ours blocks", () => {
    expect(copiesOf("sharp")).toHaveLength(1);
  });

  it("names a SHA-512 for every package", () => {
    const without = locked.filter(([, each]) => !each.link && !each.integrity?.startsWith("sha512-"));
    expect(locked.length).toBeGreaterThan(300);
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it("takes packages from registries over https only", () => {
    const elsewhere = locked.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith("https://"));
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it("settles for every package with an install script whether it may run", () => {
    const undecided = locked.filter(([path, each]) => each.hasInstallScript && !(nameOf(path) in allowed));
    expect(undecided.map(([path]) => path)).toEqual([]);
  });
});
