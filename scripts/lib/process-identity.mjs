import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this id exists, whoever owns it. @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function startOf(pid) {
  if (process.platform === "linux") {
    try {
      // The command name may hold spaces and brackets: count fields after the last bracket. Field 22 is the start.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  if (process.platform === "win32") return isAlive(pid) ? "unknown" : undefined;
  const listed = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return listed.status === 0 ? listed.stdout.trim() : undefined;
}

/**
 * Names a process for longer than its number does: numbers are given out again, also after a restart of the machine.
 * @param {number} pid
 * @returns {string | undefined} undefined when there is no such process
 */
export function identityOf(pid) {
  const started = startOf(pid);
  return started === undefined ? undefined : `${pid}@${started}`;
}

/** Whether the process once named by `identityOf` still runs. @param {string | undefined} identity */
export function isSameProcess(identity) {
  if (!identity) return false;
  return identityOf(Number.parseInt(identity, 10)) === identity;
}
