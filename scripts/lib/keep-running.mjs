import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "./paths.mjs";
import { duration, say } from "./terminal.mjs";

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** After running this long, a program is taken to be well again. */
const healthyAfterMs = 60_000;

/** How long to wait before starting again. @param {number} failures ends in a row, at least 1 */
export function pauseMs(failures) {
  return Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
}

function signal(child, name) {
  try {
    // Each program leads a group of its own, so that Ctrl-C reaches it only through us, in order.
    process.kill(process.platform === "win32" ? child.pid : -child.pid, name);
  } catch {
    // Gone already.
  }
}

/**
 * Starts a Node program and starts it again with growing pauses whenever it ends by itself.
 * @param {string} name for messages
 * @param {string[]} args of node
 * @param {{ environment: NodeJS.ProcessEnv, isShown: boolean, onStart: () => void }} options output is held back until `show()` unless `isShown`
 */
export function keepRunning(name, args, { environment, isShown, onStart }) {
  let child;
  let timer;
  let failures = 0;
  let isStopping = false;
  let isRestarting = false;
  let held = "";
  let shown = isShown;
  let onEarlyEnd;
  /** Settles with the output when the program ends before `show()`. @type {Promise<string>} */
  const earlyEnd = new Promise((resolve) => {
    onEarlyEnd = resolve;
  });

  const print = (chunk) => {
    if (shown) process.stdout.write(chunk);
    else held += chunk;
  };

  function ended(startedAt, code, cause) {
    if (isStopping) return;
    if (isRestarting) {
      isRestarting = false;
      start();
      return;
    }
    if (!shown) return onEarlyEnd(held.trim());
    failures = Date.now() - startedAt > healthyAfterMs ? 1 : failures + 1;
    const pause = pauseMs(failures);
    say(`The ${name} ended unexpectedly (${cause ?? `code ${code}`}); it starts again in ${duration(pause)}.`);
    timer = setTimeout(start, pause);
  }

  function start() {
    const startedAt = Date.now();
    child = spawn(process.execPath, args, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    child.stdout.on("data", print);
    child.stderr.on("data", print);
    child.once("error", (error) => print(`${error.message}\n`));
    child.once("close", (code, cause) => ended(startedAt, code, cause));
    onStart();
  }

  start();
  return {
    earlyEnd,
    pid: () => child.pid,
    /** From now on its output appears, and it is restarted when it ends. @param {{ withPast?: boolean }} [options] */
    show({ withPast = false } = {}) {
      shown = true;
      if (withPast) process.stdout.write(held);
      held = "";
    },
    /** Ends the program so that it starts again with the present code. */
    restart() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      isRestarting = true;
      signal(child, "SIGTERM");
    },
    /** Asks it to end and waits; insists after the grace time. @param {number} graceMs */
    async stop(graceMs) {
      isStopping = true;
      clearTimeout(timer);
      if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      signal(child, "SIGTERM");
      const insist = setTimeout(() => signal(child, "SIGKILL"), graceMs);
      await gone;
      clearTimeout(insist);
    },
  };
}
