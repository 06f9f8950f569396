import { join } from "node:path";
import { bundleFolder, root } from "./paths.mjs";
import { startCluster, stopCluster } from "./postgres/cluster.mjs";
import { run } from "./run.mjs";
import { runningSupervisor } from "./supervisor-lock.mjs";
import { Stop } from "./terminal.mjs";

/**
 * Makes sure there is a database: the user's own, or the embedded one of the data folder. Throws `Stop`.
 * @param {import("./settings.mjs").Settings} settings
 * @returns {Promise<{ environment: NodeJS.ProcessEnv, isOurs: boolean, folder?: string }>} what to hand to programs, and whether we started a server
 */
export async function openDatabase(settings) {
  if (!settings.isEmbedded) return { environment: settings.child, isOurs: false };
  const cluster = await startCluster(settings.dataFolder);
  return {
    environment: { ...settings.child, DATABASE_URL: cluster.ownerUrl },
    isOurs: !cluster.wasRunning,
    folder: cluster.folder,
  };
}

/**
 * Runs commands of the bundled command line one after the other. Throws `Stop` with what it printed when it fails.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @param {(text: string) => void} [onMessage] hears how far it is
 */
export async function runCli(args, environment, onMessage) {
  const { code, output } = await run(
    process.execPath,
    ["--enable-source-maps", join(bundleFolder, "cli.mjs"), ...args],
    { cwd: root, env: environment, onMessage },
  );
  if (code !== 0) throw new Stop(output.trim() || `The command ${args.join(" ")} failed.`);
  return output;
}

/**
 * Checks the settings, and the user's own database, before anything slow begins. Throws `Stop` with one sentence.
 * @param {import("./settings.mjs").Settings} settings
 */
export async function checkSettings({ isEmbedded, child }) {
  // The embedded database has no address before it runs.
  const environment = isEmbedded ? { ...child, DATABASE_URL: "postgres://127.0.0.1/portico" } : child;
  await runCli(isEmbedded ? ["check"] : ["check", "--server"], environment);
}

/**
 * Lends the database for one piece of work and leaves the server as it was found.
 * @template T
 * @param {import("./settings.mjs").Settings} settings
 * @param {(environment: NodeJS.ProcessEnv) => Promise<T>} work
 */
export async function withDatabase(settings, work) {
  const { environment, isOurs } = await openDatabase(settings);
  try {
    return await work(environment);
  } finally {
    // A supervisor that started meanwhile uses the server too.
    if (isOurs && !runningSupervisor(settings.dataFolder)) await stopCluster(settings.dataFolder);
  }
}
