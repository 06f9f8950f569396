import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { writeJson } from "../json-file.mjs";
import { freePort } from "../port.mjs";
import { identityOf, isSameProcess } from "../process-identity.mjs";
import { run } from "../run.mjs";
import { Stop } from "../terminal.mjs";
import { usablePrograms } from "./binaries.mjs";
import { locateCluster, makeFolderFor, recordPath } from "./location.mjs";
import { canConnect, createOwnerAndDatabase, ownerUrl, superuserUrl } from "./roles.mjs";

const logLimitBytes = 10 * 1024 * 1024;

/** The environment without the settings that PostgreSQL's programs would take from it. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

function configuration(port, durable) {
  const lines = [
    "listen_addresses = '127.0.0.1'",
    `port = ${port}`,
    "unix_socket_directories = ''",
    "max_connections = 200",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "jit = off",
  ];
  if (!durable) lines.push("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off");
  return `${lines.join("\n")}\n`;
}

/** Initialises beside the final place and renames, so that an interrupted start leaves nothing half made. */
async function initialise({ folder, account, record }, programs, durable) {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(draft, { recursive: true, force: true });
  makeFolderFor(draft, account);
  writeFileSync(passwordFile, record.superuserPassword, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const { code, output } = await run(
    programs.initdb,
    [
      `--pgdata=${draft}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // PostgreSQL's own C.UTF-8, the same on every system.
      ...["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...account, cwd: "/", env: cleanEnvironment() },
  );
  rmSync(passwordFile, { force: true });
  if (code !== 0)
    throw new Stop(`The embedded PostgreSQL could not make its database folder: ${output.trim().split("\n").at(-1)}`);
  writeFileSync(join(draft, "postgresql.conf"), "\ninclude 'portico.conf'\n", { flag: "a" });
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

/** Process id and port of the server that left its mark in the folder. */
function serverMark(folder) {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

/** Whether the process in the mark is the server of this folder: process numbers are given out again. */
function isServerOf(pid, folder, record) {
  if (process.platform !== "linux") return isSameProcess(record.process);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

/** Takes over a server that outlived its starter; one that does not answer is stopped, a stale mark removed. */
async function runningServer({ folder, record }, dataFolder) {
  const mark = serverMark(folder);
  const identity = mark && identityOf(mark.pid);
  if (!identity) return undefined;
  if (await canConnect(superuserUrl(record, mark.port))) return { port: mark.port, identity };
  if (isServerOf(mark.pid, folder, record)) await stopCluster(dataFolder);
  else rmSync(join(folder, "postmaster.pid"), { force: true });
  return undefined;
}

async function launch({ folder, account, record }, programs, durable) {
  const logFile = join(folder, "portico.log");
  if (existsSync(logFile) && statSync(logFile).size > logLimitBytes) rmSync(logFile);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(record.port);
    writeFileSync(join(folder, "portico.conf"), configuration(port, durable), { mode: 0o644 });
    const from = existsSync(logFile) ? statSync(logFile).size : 0;
    const { code } = await run(programs.pgCtl, ["start", "-s", "-w", "-t", "300", "-D", folder, "-l", logFile], {
      ...account,
      cwd: "/",
      env: cleanEnvironment(),
    });
    if (code === 0) return port;
    const log = existsSync(logFile) ? readFileSync(logFile).subarray(from).toString() : "";
    // Backends of a killed server need a moment to leave; a port can be taken between choosing and listening.
    const passes = /pre-existing shared memory block|could not bind|lock file/.test(log);
    if (!passes || attempt >= 20) {
      const reason = /(?:FATAL|PANIC|ERROR): *(.+)/.exec(log)?.[1] ?? "see the log";
      throw new Stop(`The embedded PostgreSQL did not start (${reason}); its log is ${logFile}.`);
    }
    delete record.port;
    await wait(500);
  }
}

/** Stops the server of a data folder if there is one. @param {string} dataFolder @returns {Promise<boolean>} whether one ran */
export async function stopCluster(dataFolder) {
  const cluster = locateExisting(dataFolder);
  if (!cluster || !serverMark(cluster.folder)) return false;
  const programs = usablePrograms(cluster.account);
  const halt = (mode, seconds) =>
    run(programs.pgCtl, ["stop", "-s", "-w", "-t", seconds, "-m", mode, "-D", cluster.folder], {
      ...cluster.account,
      cwd: "/",
      env: cleanEnvironment(),
    });
  if ((await halt("fast", "30")).code === 0) return true;
  return (await halt("immediate", "10")).code === 0;
}

function locateExisting(dataFolder) {
  return existsSync(recordPath(dataFolder)) ? locateCluster(dataFolder) : undefined;
}

/**
 * Brings up the embedded PostgreSQL of a data folder, making it at first use and taking over one that still runs. Throws `Stop`.
 * @param {string} dataFolder absolute
 * @param {{ durable?: boolean }} [options] `durable: false` trades safety after a crash for speed: tests only
 * @returns {Promise<{ port: number, ownerUrl: string, superuserUrl: string, folder: string, wasRunning: boolean }>}
 */
export async function startCluster(dataFolder, { durable = true } = {}) {
  mkdirSync(dataFolder, { recursive: true });
  const cluster = locateCluster(dataFolder);
  const { folder, record } = cluster;
  const running = await runningServer(cluster, dataFolder);
  if (running) {
    record.port = running.port;
    record.process = running.identity;
  } else {
    const programs = usablePrograms(cluster.account);
    if (!existsSync(join(folder, "PG_VERSION"))) await initialise(cluster, programs, durable);
    record.port = await launch(cluster, programs, durable);
    record.process = identityOf(serverMark(folder)?.pid ?? 0);
  }
  if (!record.ready) {
    await createOwnerAndDatabase(record, record.port);
    record.ready = true;
  }
  writeJson(recordPath(dataFolder), record);
  return {
    port: record.port,
    ownerUrl: ownerUrl(record, record.port),
    superuserUrl: superuserUrl(record, record.port),
    folder,
    wasRunning: Boolean(running),
  };
}

/** Stops the server and removes the database of a data folder, wherever it lies. @param {string} dataFolder */
export async function removeCluster(dataFolder) {
  const cluster = locateExisting(dataFolder);
  if (!cluster) return;
  await stopCluster(dataFolder);
  rmSync(cluster.folder, { recursive: true, force: true });
  rmSync(recordPath(dataFolder), { force: true });
}
