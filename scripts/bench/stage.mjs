import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "../lib/build.mjs";
import { bundleOne, ensureBundles } from "../lib/bundle.mjs";
import { runCli } from "../lib/database.mjs";
import { readJson, writeJson } from "../lib/json-file.mjs";
import { bundleFolder, root, webServer } from "../lib/paths.mjs";
import { freePort } from "../lib/port.mjs";
import { removeCluster, startCluster, stopCluster } from "../lib/postgres/cluster.mjs";
import { answersHealth } from "../lib/ready.mjs";
import { makeDataFolder, removeDataFolder } from "../lib/temporary.mjs";
import { Stop, step } from "../lib/terminal.mjs";
import { startChild } from "./children.mjs";
import { seed } from "./seed.mjs";

/** What the measured portal must not inherit from the person's own settings. */
const ownSettings = /^(DATABASE_URL|PORT|HOST|NODE_ENV|PORTICO_|SMTP_|MAIL_|S3_|STORAGE$)/;

function environmentOf(folder, databaseUrl, port, secret) {
  const kept = Object.entries(process.env).filter(([name]) => !ownSettings.test(name));
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    LOG_LEVEL: "warn",
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PORTICO_DATA: folder,
    PORTICO_SECRET: secret,
    PORTICO_DEMO: "0",
  };
}

/** The TypeScript parts, running in this process against the database of the environment. */
async function loadKit(environment) {
  const bundle = await bundleOne("bench", "scripts/bench/kit.ts");
  Object.assign(process.env, environment);
  process.chdir(root);
  return import(pathToFileURL(bundle).href);
}

/** Where `bench:seed` keeps its customers, for many runs. */
export const keptFolder = () => process.env.PORTICO_BENCH_DATA ?? join(root, ".bench");
const markOf = (folder) => join(folder, "bench.json");

/** What is kept there: how many customers, whose; undefined when nothing is. */
export const keptCustomers = () => readJson(markOf(keptFolder()))?.customers;

/** Removes what is kept. */
export async function forgetKept() {
  await removeCluster(keptFolder());
  rmSync(keptFolder(), { recursive: true, force: true });
}

/**
 * A database with durable settings and its customers, and the means to start web server and worker. In a folder that is removed at the
 * end, or, with `isKept`, in one that stays and is filled at first use.
 * @param {{ customers: number, isKept?: boolean }} options
 */
export async function openStage({ customers, isKept = false }) {
  await ensureBundles();
  const folder = isKept ? keptFolder() : await makeDataFolder();
  if (isKept) {
    mkdirSync(folder, { recursive: true });
    // The database may run under another account, which has to pass through.
    if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  }
  const kept = isKept ? readJson(markOf(folder)) : undefined;
  const secret = kept?.secret ?? randomBytes(32).toString("hex");
  const children = new Set();
  let owner;
  let kit;

  async function close() {
    await Promise.all([...children].map((child) => child.stop()));
    await kit?.closePools();
    await owner?.end({ timeout: 2 });
    if (isKept) await stopCluster(folder);
    else await removeDataFolder(folder);
  }

  try {
    const cluster = await step("Starting a database", () => startCluster(folder));
    const port = await freePort();
    const environment = environmentOf(folder, cluster.ownerUrl, port, secret);
    await step("Migrating it", () => runCli(["migrate"], environment));
    const { default: postgres } = await import("postgres");
    owner = postgres(cluster.ownerUrl, { max: 2, onnotice: () => {} });
    kit = await loadKit(environment);
    const fill = () => seed(owner, customers, kit.nameKey);
    const people = kept?.people ?? (await step(`Adding ${customers.toLocaleString("en-US")} customers`, fill));
    if (isKept && !kept) writeJson(markOf(folder), { customers, secret, people });
    const origin = `http://localhost:${port}`;
    const start = (args, more = environment) => {
      const child = startChild(args, more);
      children.add(child);
      child.gone.finally(() => children.delete(child)).catch(() => {});
      return child;
    };
    const spawnWeb = () => start([...webServer, "-p", String(port), "-H", "127.0.0.1"]);
    let web;

    return {
      ...people,
      customers,
      folder,
      environment,
      owner,
      kit,
      origin,
      superuserUrl: cluster.superuserUrl,
      tenantUrl: kit.tenantUrl(),
      start,
      close,
      /** Makes the production build unless it is there. */
      prepareWeb: () => ensureBuilt(environment),
      spawnWeb,
      /** The web server, started once for all measures. */
      async web() {
        await ensureBuilt(environment);
        web ??= spawnWeb();
        if (!(await answersHealth(`http://127.0.0.1:${port}`, 60_000, new AbortController().signal)))
          throw new Stop(`The web server did not start:\n${web.output()}`);
        return web;
      },
      /** A web server without a past. */
      async freshWeb() {
        await web?.stop();
        web = undefined;
        return this.web();
      },
      /** Ends the shared web server where it runs. */
      async endWeb() {
        await web?.stop();
        web = undefined;
      },
      spawnWorker: () => start([join(bundleFolder, "worker.mjs")]),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */
