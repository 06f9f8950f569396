/** A foreseeable end: its message is one sentence for the person at the terminal, printed without a stack. */
export class Stop extends Error {}

/** Where no line can be overwritten, news of a slow step come this often. */
const newsEveryMs = 10_000;

const isTerminal = Boolean(process.stdout.isTTY) && !process.env.CI;

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** "0.4 s", "2 min 05 s". @param {number} ms */
export function duration(ms) {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/**
 * Runs one slow step and shows that it runs: a counting line on a terminal, a line before and after elsewhere.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work `note` says how far it is
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  const elapsed = () => duration(Date.now() - started);
  if (!isTerminal) say(`${title} ...`);
  let last = "";
  let width = 0;
  let told = started;
  /** Overwrites the line, whatever its length was. */
  const draw = (text, end = "") => {
    process.stdout.write(`\r${text.padEnd(width)}${end}`);
    width = text.length;
  };
  const timer =
    isTerminal && setInterval(() => draw(`${title} ... ${[elapsed(), last].filter(Boolean).join(", ")}`), 200);
  const note = (text) => {
    last = text;
    if (isTerminal || Date.now() - told < newsEveryMs) return;
    told = Date.now();
    say(`  ${text}`);
  };
  try {
    const result = await work(note);
    const done = `${title} ... done in ${elapsed()}`;
    if (isTerminal) draw(done, "\n");
    else say(done);
    return result;
  } catch (error) {
    if (isTerminal) process.stdout.write("\n");
    throw error;
  } finally {
    if (timer) clearInterval(timer);
  }
}

/**
 * Runs a script's main function; a `Stop` becomes its sentence and exit code 1, anything else keeps its stack.
 * @param {() => Promise<unknown>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Stop ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
