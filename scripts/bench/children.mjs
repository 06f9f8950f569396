import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { root } from "../lib/paths.mjs";
import { Stop } from "../lib/terminal.mjs";

const graceMs = 10_000;

/**
 * Starts a Node program of the benchmark.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 */
export function startChild(args, environment) {
  const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let isExpected = false;
  let onLine;
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
    onLine?.();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const gone = once(child, "exit").then(() => {
    if (!isExpected) throw new Stop(`${args.at(-1)} ended unexpectedly:\n${output.trim()}`);
  });
  gone.catch(() => {});
  return {
    pid: child.pid,
    gone,
    output: () => output,
    /** Waits for words in its output and gives what they match. @param {RegExp} words */
    says(words) {
      const heard = new Promise((resolve) => {
        onLine = () => {
          const match = words.exec(output);
          if (match) resolve(match);
        };
        onLine();
      });
      return Promise.race([heard, gone.then(() => undefined)]);
    },
    async stop() {
      isExpected = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const insist = setTimeout(() => child.kill("SIGKILL"), graceMs);
      child.kill("SIGTERM");
      await gone;
      clearTimeout(insist);
    },
  };
}

/** Resident bytes of a process and the most it ever had; undefined where the system does not tell. @param {number} pid */
export function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const bytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) * 1024;
    return { now: bytes("VmRSS"), peak: bytes("VmHWM") };
  } catch {
    return undefined;
  }
}

/** Milliseconds of processor time that a process has used; undefined where the system does not tell. @param {number} pid */
export function processorOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    // In ticks of a hundredth of a second on every Linux that Node runs on.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/**
 * The most resident bytes that a process has while `work` runs.
 * @param {number} pid @param {() => Promise<unknown>} work
 */
export async function peakDuring(pid, work) {
  const before = memoryOf(pid)?.now;
  let peak = before;
  const look = () => {
    peak = Math.max(peak, memoryOf(pid)?.now ?? 0);
  };
  const timer = before === undefined ? undefined : setInterval(look, 20);
  try {
    await work();
    if (before !== undefined) look();
  } finally {
    clearInterval(timer);
  }
  return { before, peak };
}
