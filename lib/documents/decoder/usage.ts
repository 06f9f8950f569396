import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";

export type ProcessUsage = { rssBytes: number; cpuMs: number };

const PAGE_BYTES = 4096;
const MS_PER_TICK = 10;

/** Memory and processor time of another process; null once it has gone or where neither way works. */
export async function usageOf(pid: number): Promise<ProcessUsage | null> {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessUsage | null {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]);
    // The command name in brackets may hold spaces: count from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { rssBytes: pages * PAGE_BYTES, cpuMs: ticks * MS_PER_TICK };
  } catch {
    return null;
  }
}

function fromPs(pid: number): Promise<ProcessUsage | null> {
  return new Promise((resolve) => {
    execFile("ps", ["-o", "rss=,time=", "-p", String(pid)], (error, output) => {
      const [rss, time] = output.trim().split(/\s+/);
      if (error || !rss || !time) return resolve(null);
      const seconds = time.split(/[:-]/).reduce((total, part) => total * 60 + Number(part), 0);
      resolve({ rssBytes: Number(rss) * 1024, cpuMs: seconds * 1000 });
    });
  });
}
