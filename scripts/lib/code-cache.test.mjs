import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const original = fileURLToPath(new URL("code-cache.cjs", import.meta.url));
const padding = `// ${"long enough to be kept ".repeat(100)}\n`;

let folder;
const at = (name) => join(folder, name);
const write = (name, text) => writeFileSync(at(name), padding + text);
const run = () =>
  execFileSync(process.execPath, ["--require", at("scripts/lib/code-cache.cjs"), at("main.cjs")], { encoding: "utf8" });
const kept = () => readdirSync(at(".next/code")).map((name) => at(join(".next/code", name)));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portico-code-"));
  mkdirSync(at("scripts/lib"), { recursive: true });
  copyFileSync(original, at("scripts/lib/code-cache.cjs"));
  mkdirSync(at(".next"));
  write(
    "main.cjs",
    `console.log(require("./part.cjs").word(), typeof module, __filename === require.resolve("./main.cjs"));`,
  );
  write("part.cjs", `exports.word = () => "first";`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a second start says what the first one said", () => {
  expect(run()).toBe("first object true\n");
  expect(run()).toBe("first object true\n");
});

it("a changed module runs as it is now, even when it is exactly as long", () => {
  run();
  write("part.cjs", `exports.word = () => "other";`);
  expect(run()).toBe("other object true\n");
});

it("a module that imports runs at each start", () => {
  write("part.cjs", `exports.word = () => "first"; import("node:os").then(({ EOL }) => console.log(EOL.length > 0));`);
  expect([run(), run()]).toEqual(Array(2).fill("first object true\ntrue\n"));
});

it.skipIf(Module.enableCompileCache)("what is kept is used again, and made anew when it is damaged", () => {
  const written = () => kept().map((file) => statSync(file).mtimeMs);
  run();
  const first = written();
  expect(first).toHaveLength(2);
  run();
  expect(written()).toEqual(first);
  for (const file of kept()) writeFileSync(file, readFileSync(file).fill(7, 40));
  expect(run()).toBe("first object true\n");
  expect(
    kept().map((file) =>
      readFileSync(file)
        .subarray(40)
        .every((byte) => byte === 7),
    ),
  ).toEqual([false, false]);
});

it("a folder that cannot be written stops nothing", () => {
  rmSync(at(".next"), { recursive: true });
  writeFileSync(at(".next"), "a file where the folder would be");
  expect(run()).toBe("first object true\n");
});
