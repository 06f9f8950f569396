import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readJson } from "../../lib/json-file.mjs";
import { root } from "../../lib/paths.mjs";
import { freePort } from "../../lib/port.mjs";
import { startCluster } from "../../lib/postgres/cluster.mjs";
import { makeDataFolder, removeDataFolder } from "../../lib/temporary.mjs";

/** What the measured portal must not inherit. */
const foreign = /^(DATABASE_URL|PORT|HOST|NODE_ENV|PORTICO_(?!CHROMIUM)|SMTP_|MAIL_|S3_|STORAGE$|LOG_LEVEL)/;

/** Set to nothing, or a `.env` file of the checkout would fill them in. */
const empty = Object.fromEntries(
  ["DATABASE_URL", "SMTP_URL", "STORAGE", "PORTICO_URL", "PORTICO_SECRET", "PORTICO_TRUST_PROXY"].map((name) => [
    name,
    "",
  ]),
);

/**
 * Starts the production portal with its demo on loopback, on a data folder of its own, and waits until it is ready. `SECURITY_DATA` names a
 * folder to keep between runs.
 * @param {Record<string, string>} [settings] more environment
 */
export async function openPortal(settings = {}) {
  const kept = process.env.SECURITY_DATA;
  const folder = kept ?? (await makeDataFolder());
  const port = await freePort();
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const environment = {
    ...inherited,
    ...empty,
    HOST: "127.0.0.1",
    PORT: String(port),
    PORTICO_DATA: folder,
    PORTICO_DEMO: "1",
    LOG_LEVEL: "debug",
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      log += chunk;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(`${url}/api/ready`))) {
    if (child.exitCode !== null) throw new Error(`The portal ended:\n${log}`);
    await wait(200);
  }
  const { ownerUrl } = await startCluster(folder);
  const { default: postgres } = await import("postgres");
  const sql = postgres(ownerUrl, { max: 2, onnotice: () => {} });

  async function close() {
    await sql.end({ timeout: 5 });
    child.kill("SIGTERM");
    if (child.exitCode === null) await new Promise((resolve) => child.once("exit", resolve));
    if (!kept) await removeDataFolder(folder);
  }
  const origin = settings.PORTICO_URL ?? `http://localhost:${port}`;
  return { url, origin, port, folder, sql, close, log: () => log, webPid: () => webPid(folder) };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** The process that serves pages, as the supervisor notes it. */
function webPid(folder) {
  const [web] = readJson(join(folder, "supervisor.json"))?.children ?? [];
  return Number.parseInt(web, 10);
}

/** Resident memory of a process in MB. @param {number} pid */
export function residentMb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}
