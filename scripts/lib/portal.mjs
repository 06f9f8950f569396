import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureBuilt, isBuilt } from "./build.mjs";
import { ensureBundles, watchBundles } from "./bundle.mjs";
import { checkSettings, openDatabase, runCli } from "./database.mjs";
import { ensureInstalled } from "./install.mjs";
import { keepRunning } from "./keep-running.mjs";
import { bundleFolder, nextProgram, webServer } from "./paths.mjs";
import { hostFault, isPortFree, portHolder } from "./port.mjs";
import { stopCluster } from "./postgres/cluster.mjs";
import { answersHealth } from "./ready.mjs";
import { endRunning } from "./run.mjs";
import { Stop, step } from "./terminal.mjs";

const webGraceMs = 12_000;
/** How long a port that is taken may take to come free. */
const portWaitMs = 1_500;
const workerGraceMs = 15_000;

/** Throws `Stop` when somebody listens on the port, or nobody could on that address. @param {import("./settings.mjs").Settings} settings */
export async function requireFreePort({ port, host }) {
  const fault = host && (await hostFault(host));
  if (fault) throw new Stop(`HOST is "${host}", which is no address of this machine (${fault}): correct or unset it.`);
  // The threads of a program that was ended a moment ago may hold its port a little longer than it lives.
  for (const until = Date.now() + portWaitMs; Date.now() < until; await wait(100)) {
    if (await isPortFree(port)) return;
  }
  const other = port === 3000 ? 3001 : port + 1;
  throw new Stop(
    `Port ${port} is taken by ${portHolder(port)}: stop it, or choose another port with PORT=${other} npm start.`,
  );
}

/**
 * Brings up database, web and worker, in that order, and takes them down in the reverse one.
 * @param {import("./settings.mjs").Settings} settings
 * @param {{ note: (pids: (number | undefined)[]) => void }} lock
 */
export function portal(settings, lock) {
  let web;
  let worker;
  let endWatching;
  let isStopping = false;
  const ending = new AbortController();
  const noteChildren = () => lock.note([web?.pid(), worker?.pid()]);

  const program = (name, args, environment) =>
    keepRunning(name, args, {
      environment,
      isShown: settings.isDevelopment,
      onStart: () => setImmediate(noteChildren),
    });

  async function prepare() {
    await ensureInstalled();
    await ensureBundles();
    // Where nothing slow lies ahead, the migration says the same as early.
    if (settings.isDevelopment || !isBuilt()) await checkSettings(settings);
    if (!settings.isDevelopment) await ensureBuilt(settings.child);
  }

  async function start() {
    await prepare();
    const { environment, folder: databaseFolder } = await openDatabase(settings);
    const title = settings.isDemo ? "Preparing the database and its demo data" : "Preparing the database";
    await step(title, (note) => runCli(["migrate", "--seed-demo"], environment, note));
    if (isStopping) return { databaseFolder };
    const address = settings.host ? ["-H", settings.host] : [];
    const server = settings.isDevelopment ? [nextProgram, "dev"] : webServer;
    web = program("web server", [...server, "-p", String(settings.port), ...address], environment);
    worker = program("worker", ["--enable-source-maps", join(bundleFolder, "worker.mjs")], environment);
    await waitUntilReady();
    if (isStopping) return { databaseFolder };
    if (settings.isDevelopment) {
      endWatching = await watchBundles((names) => names.includes("worker.mjs") && worker.restart());
    }
    return { databaseFolder };
  }

  async function waitUntilReady() {
    const host = settings.host && settings.host !== "0.0.0.0" && settings.host !== "::" ? settings.host : "127.0.0.1";
    const failed = Promise.race(
      [web, worker].map(async ({ earlyEnd }) => {
        throw new Stop((await earlyEnd) || "The portal ended before it was ready.");
      }),
    );
    failed.catch(() => {});
    const ready = await Promise.race([
      answersHealth(`http://${host}:${settings.port}`, 180_000, ending.signal),
      failed,
    ]);
    if (!ready) throw new Stop("The web server did not become ready within three minutes.");
    web.show();
    worker.show({ withPast: true });
  }

  async function stop() {
    isStopping = true;
    ending.abort();
    endRunning();
    await endWatching?.();
    await web?.stop(webGraceMs);
    await worker?.stop(workerGraceMs);
    if (settings.isEmbedded) await stopCluster(settings.dataFolder);
  }

  return { start, stop };
}
