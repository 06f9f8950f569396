import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";
import { Stop, step } from "./terminal.mjs";

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
];
const applications = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/** Package managers in the order asked, each with what installs a browser without a question. */
const managers = [
  [
    "apt-get",
    [
      ["update", "-q"],
      ["install", "-y", "-q", "--no-install-recommends", "chromium"],
    ],
  ],
  ["dnf", [["install", "-y", "-q", "chromium"]]],
  ["apk", [["add", "--no-progress", "chromium"]]],
  ["pacman", [["-Sy", "--noconfirm", "--needed", "chromium"]]],
  ["brew", [["install", "--cask", "chromium"]]],
];

const installLimitMs = 240_000;

/**
 * Where a browser may lie, the likeliest first.
 * @param {string} platform as `process.platform`
 * @param {string} path the setting PATH
 */
export function browserCandidates(platform, path) {
  const folders = path.split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...(applications[platform] ?? []), ...onPath];
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file of that name may be a stub that only advises to install a snap: ask its version. */
function runs(path) {
  if (process.platform === "win32") return true;
  const asked = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return asked.status === 0 && /\d+\.\d+/.test(asked.stdout);
}

function systemBrowser() {
  return browserCandidates(process.platform, process.env.PATH ?? "").find((path) => isExecutable(path) && runs(path));
}

async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return isExecutable(path) && runs(path) ? path : undefined;
}

/** The words before a package manager's name that make it work without a question, undefined when none do. */
function privilege(manager) {
  if (manager === "brew" || process.getuid?.() === 0) return [];
  return spawnSync("sudo", ["-n", "true"], { timeout: 5000 }).status === 0 ? ["sudo", "-n"] : undefined;
}

async function installBySystem() {
  const path = (process.env.PATH ?? "").split(delimiter);
  const found = managers.find(([name]) => path.some((folder) => isExecutable(join(folder, name))));
  const prefix = found && privilege(found[0]);
  if (!found || !prefix) return;
  const [name, steps] = found;
  for (const args of steps) {
    const [command, ...rest] = [...prefix, name, ...args];
    await run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: installLimitMs });
  }
}

/**
 * A Chromium for the browser tests: the system's, Playwright's, or a newly installed one. Throws `Stop` with what to install.
 * @returns {Promise<string>} path of the program
 */
export async function findBrowser() {
  const chosen = process.env.PORTICO_CHROMIUM;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Stop(`PORTICO_CHROMIUM names ${chosen}, which cannot be run: correct or unset it.`);
  }
  const present = systemBrowser() ?? (await playwrightBrowser());
  if (present) return present;

  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  await step("Fetching a browser for the tests (once)", () =>
    run(process.execPath, [playwright, "install", "chromium"], { cwd: root, timeout: installLimitMs }),
  );
  const fetched = await playwrightBrowser();
  if (fetched) return fetched;

  await step("Installing Chromium with the system's package manager (once)", installBySystem);
  const installed = systemBrowser();
  if (installed) return installed;
  throw new Stop(
    "No browser for the tests: install Chromium or Google Chrome (on Debian: apt-get install chromium), or set PORTICO_CHROMIUM to its path, and run npm test again.",
  );
}
