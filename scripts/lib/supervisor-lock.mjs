import { linkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readJson, writeJson } from "./json-file.mjs";
import { identityOf, isSameProcess } from "./process-identity.mjs";

const lockPath = (dataFolder) => join(dataFolder, "supervisor.json");

/** The supervisor that runs on a data folder. @param {string} dataFolder @returns {{ url: string } | undefined} */
export function runningSupervisor(dataFolder) {
  const lock = readJson(lockPath(dataFolder));
  return lock && isSameProcess(lock.process) ? lock : undefined;
}

/** Ends programs that outlived a supervisor which was killed, and waits until they are gone. */
async function endLeftovers(identities = []) {
  const alive = identities.filter(isSameProcess);
  for (const identity of alive) {
    const pid = Number.parseInt(identity, 10);
    // The whole group: a program may have started others.
    for (const target of process.platform === "win32" ? [pid] : [-pid, pid]) {
      try {
        process.kill(target, "SIGKILL");
      } catch {
        // Gone in the meantime.
      }
    }
  }
  while (alive.some(isSameProcess)) await wait(20);
}

/** Ends whatever still runs on a data folder that nobody wants any more. @param {string} dataFolder */
export async function endSupervisor(dataFolder) {
  const lock = readJson(lockPath(dataFolder));
  if (lock) await endLeftovers([lock.process, ...(lock.children ?? [])]);
}

/**
 * Claims a data folder for this supervisor, clearing away what a killed one left.
 * @param {string} dataFolder
 * @param {string} url where the portal will be
 */
export async function claim(dataFolder, url) {
  const path = lockPath(dataFolder);
  const draft = `${path}.${process.pid}`;
  const lock = { process: identityOf(process.pid), url, children: [] };
  writeJson(draft, lock);
  for (;;) {
    try {
      // A link appears whole or not at all, and never over another one.
      linkSync(draft, path);
      rmSync(draft);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const other = runningSupervisor(dataFolder);
      if (other) {
        rmSync(draft);
        return { other };
      }
      await endLeftovers(readJson(path)?.children);
      rmSync(path, { force: true });
    }
  }
  return {
    /** Notes the programs that belong to this supervisor. @param {(number | undefined)[]} pids */
    note(pids) {
      writeJson(path, { ...lock, children: pids.map((pid) => pid && identityOf(pid)).filter(Boolean) });
    },
    release: () => rmSync(path, { force: true }),
  };
}
