import { join } from "node:path";
import { readJson } from "./json-file.mjs";
import { root } from "./paths.mjs";
import { runAttached } from "./run.mjs";
import { Stop, say } from "./terminal.mjs";

/**
 * Whether what is installed is what the lock file says. Content is compared, not times: a checkout sets those at will.
 * @param {any} lock parsed package-lock.json
 * @param {any} installed parsed node_modules/.package-lock.json, undefined when there is none
 */
export function isInstalled(lock, installed) {
  if (!installed?.packages) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "" || wanted.link) return true;
    const found = installed.packages[path];
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.peer);
  });
}

/** How to call npm: the one that runs us if there is one, since Windows cannot spawn `npm` by name. */
export function npmCommand() {
  const own = process.env.npm_execpath;
  if (own?.endsWith("npm-cli.js")) return { command: process.execPath, args: [own], options: {} };
  return { command: "npm", args: [], options: { shell: process.platform === "win32" } };
}

/** Installs the exact dependencies when they are missing or older than the lock file. Throws `Stop`. */
export async function ensureInstalled() {
  const lock = readJson(join(root, "package-lock.json"));
  if (!lock) throw new Stop(`package-lock.json is missing in ${root}: get a complete checkout.`);
  if (isInstalled(lock, readJson(join(root, "node_modules", ".package-lock.json")))) return;
  say("Installing dependencies (a minute or two, once) ...");
  const { command, args, options } = npmCommand();
  const code = await runAttached(command, [...args, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: root,
    ...options,
  });
  if (code !== 0)
    throw new Stop(
      "Dependencies could not be installed: check the network connection and the messages above, then run the command again.",
    );
}
