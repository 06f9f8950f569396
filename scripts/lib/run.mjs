import { spawn } from "node:child_process";

/** Programs that run at this moment, to be ended with us. @type {Set<import("node:child_process").ChildProcess>} */
const active = new Set();

/** Ends every program that `run` still waits for. */
export function endRunning() {
  for (const child of active) child.kill("SIGTERM");
}

/**
 * Runs a program to its end and keeps what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { onMessage?: (text: string) => void }} [options] `onMessage` hears what it sends
 * @returns {Promise<{ code: number, output: string }>} code -1 when it could not be started or was killed
 */
export function run(command, args, { onMessage, ...options } = {}) {
  return new Promise((resolve) => {
    const stdio = ["ignore", "pipe", "pipe", ...(onMessage ? ["ipc"] : [])];
    const child = spawn(command, args, { stdio, ...options });
    if (onMessage) child.on("message", (message) => typeof message === "string" && onMessage(message));
    active.add(child);
    let output = "";
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const end = (code, text) => {
      active.delete(child);
      resolve({ code, output: text });
    };
    child.once("error", (error) => end(-1, error.message));
    // "exit", not "close": a server that the program leaves behind may hold the pipes open.
    child.once("exit", (code) => setImmediate(() => end(code ?? -1, output)));
  });
}

/**
 * Runs a program that talks to the person directly.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, -1 when it could not be started or was killed
 */
export async function runAttached(command, args, options = {}) {
  return (await run(command, args, { stdio: ["ignore", "inherit", "inherit"], ...options })).code;
}
