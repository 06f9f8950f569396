import "./lib/node-version.mjs";
import { parseArgs } from "node:util";
import { keptCustomers, openStage } from "./bench/stage.mjs";
import { printNotes, printTable } from "./bench/table.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runMain, Stop, say } from "./lib/terminal.mjs";

/** In the order in which they run; each module exports `measure(stage, { lines })`, which gives rows and notes. */
const names = [
  "start",
  "list",
  "reads",
  "listings",
  "weight",
  "create",
  "counting",
  "scale",
  "upload",
  "review",
  "screening",
  "bulk",
  "export",
  "import",
  "mrz",
];
/** Needs neither a database nor a built portal. */
const standAlone = ["mrz"];

const usage = `Usage: npm run bench [-- ${names.join(" | ")}] [-- --customers 20000] [-- --lines 5000]`;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { customers: { type: "string" }, lines: { type: "string", default: "5000" } },
    });
    const kept = values.customers === undefined ? keptCustomers() : undefined;
    const customers = kept ?? Number(values.customers ?? 20_000);
    if (!Number.isSafeInteger(customers) || customers < 100) throw new Error("--customers takes a number from 100 on.");
    const lines = Number(values.lines);
    if (!Number.isSafeInteger(lines) || lines < 100 || lines > 50_000)
      throw new Error("--lines takes a number from 100 to 50000: that many stand in a file to import.");
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown) throw new Error(`There is no measure "${unknown}".`);
    return {
      customers,
      lines,
      isKept: kept !== undefined,
      wanted: names.filter((name) => positionals.length === 0 || positionals.includes(name)),
    };
  } catch (error) {
    throw new Stop(`${error.message}\n${usage}`);
  }
}

await runMain(async () => {
  const { customers, lines, isKept, wanted } = readArguments();
  await ensureInstalled();
  const stage = wanted.every((name) => standAlone.includes(name)) ? null : await openStage({ customers, isKept });
  let closing;
  const close = () => {
    closing ??= stage?.close();
    return closing;
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => close().finally(() => process.exit(1)));
  const rows = [];
  const notes = [];
  try {
    for (const name of wanted) {
      const { measure } = await import(`./bench/${name}.mjs`);
      const result = await measure(stage, { lines });
      rows.push(...result.rows);
      notes.push(...(result.notes ?? []));
    }
  } finally {
    // Also where a later measure fails: what took minutes to find out is not lost with it.
    say("");
    printTable(rows);
    printNotes(notes, customers);
    await close();
  }
});
