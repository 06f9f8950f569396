import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

describe("icons", () => {
  it("are drawn by the style sheet, each name once and none that nobody can name", () => {
    const names = [...readFileSync("components/ui/icon.tsx", "utf8").matchAll(/^ {2}\| "([a-z-]+)";?$/gm)].map(
      ([, name]) => name,
    );
    const drawn = [...readFileSync("app/icons.css", "utf8").matchAll(/^ {2}\.icon-([a-z-]+) \{/gm)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(30);
    expect([...drawn].sort()).toEqual([...names].sort());
  });
});
