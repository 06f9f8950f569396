import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureBundles } from "./bundle.mjs";
import { countFile, countLine, countPlaywright, countVitest, sumCounts } from "./counts.mjs";
import { nextProgram, root } from "./paths.mjs";
import { freePort } from "./port.mjs";
import { runAttached } from "./run.mjs";
import { makeDataFolder, removeDataFolder } from "./temporary.mjs";
import { duration, Stop, say } from "./terminal.mjs";

const module = (...parts) => join(root, "node_modules", ...parts);
const reports = join(root, "test-results");

/** What the tested portal must not inherit from the person's own settings. */
const ownSettings = /^(DATABASE_URL|PORT|HOST|NODE_ENV|PORTICO_(?!CHROMIUM)|SMTP_|MAIL_|S3_|STORAGE$)/;

/** The environment of every section. */
function testEnvironment(more = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !ownSettings.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", ...more };
}

async function node(args, environment = testEnvironment()) {
  return (await runAttached(process.execPath, args, { cwd: root, env: environment })) === 0;
}

async function vitest(project) {
  const file = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ok = await node([module("vitest", "vitest.mjs"), "run", "--project", project, ...reporters]);
  return { ok, counts: countFile(file, countVitest) };
}

async function browserTests() {
  const chromium = await findBrowser();
  await ensureBundles();
  await ensureBuilt(testEnvironment({ NODE_ENV: "production" }));
  const file = join(reports, "browser.json");
  const folder = await makeDataFolder();
  const port = String(await freePort());
  try {
    const ok = await node(
      [module("@playwright", "test", "cli.js"), "test"],
      testEnvironment({ PORTICO_CHROMIUM: chromium, PORTICO_DATA: folder, PORT: port }),
    );
    return { ok, counts: countFile(file, countPlaywright) };
  } finally {
    await removeDataFolder(folder);
  }
}

/** The sections of `npm test` in their order: the quick ones first. Each tells whether it passed, and its counts if it has any. */
export const sections = {
  lint: async () => ({
    ok: await node([
      module("@biomejs", "biome", "bin", "biome"),
      "ci",
      process.stdout.isTTY ? "--colors=force" : "--colors=off",
      ".",
    ]),
  }),
  types: async () => ({
    ok: (await node([nextProgram, "typegen"])) && (await node([module("typescript", "bin", "tsc"), "--noEmit"])),
  }),
  unit: () => vitest("unit"),
  integration: () => vitest("integration"),
  build: async () => {
    await ensureBundles();
    await ensureBuilt(testEnvironment({ NODE_ENV: "production" }));
    return { ok: true };
  },
  browser: browserTests,
};

/**
 * Runs sections one after the other up to the first that fails, and closes with the counts on a line of their own.
 * @param {string[]} names
 * @returns {Promise<boolean>} whether all passed
 */
export async function runSections(names) {
  const begun = Date.now();
  const all = [];
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  let failed;
  for (const name of names) {
    const started = Date.now();
    say(`\n== ${name}`);
    let result;
    try {
      result = await sections[name]();
    } catch (error) {
      say(error instanceof Stop ? error.message : error.stack);
      result = { ok: false };
    }
    if (result.counts) all.push(result.counts);
    say(`== ${name} ${result.ok ? "passed" : "FAILED"} in ${duration(Date.now() - started)}`);
    if (!result.ok) {
      failed = name;
      break;
    }
  }
  const took = duration(Date.now() - begun);
  say(failed ? `\nStopped at "${failed}" after ${took}: see above.` : `\nAll sections passed in ${took}.`);
  if (existsSync(reports)) say(countLine(sumCounts(all)));
  return !failed;
}
