import "./lib/node-version.mjs";
import { parseArgs } from "node:util";
import { keptCustomers, openStage } from "./bench/stage.mjs";
import { printNotes, printTable } from "./bench/table.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runMain, Stop, say } from "./lib/terminal.mjs";

/** In the order in which they run; each module exports `measure(stage)`, which gives rows and notes. */
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
  "export",
  "import",
  "mrz",
];
/** Needs neither a database nor a built portal. */
const standAlone = ["mrz"];

const usage = `Usage: npm run bench [-- ${names.join(" | ")}] [-- --customers 20000]`;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { customers: { type: "string" } },
    });
    const kept = values.customers === undefined ? keptCustomers() : undefined;
    const customers = kept ?? Number(values.customers ?? 20_000);
    if (!Number.isSafeInteger(customers) || customers < 100) throw new Error("--customers takes a number from 100 on.");
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown) throw new Error(`There is no measure "${unknown}".`);
    return {
      customers,
      isKept: kept !== undefined,
      wanted: names.filter((name) => positionals.length === 0 || positionals.includes(name)),
    };
  } catch (error) {
    throw new Stop(`${error.message}\n${usage}`);
  }
}

await runMain(async () => {
  const { customers, isKept, wanted } = readArguments();
  await ensureInstalled();
  const stage = wanted.every((name) => standAlone.includes(name)) ? null : await openStage({ customers, isKept });
  let closing;
  const close = () => {
    closing ??= stage?.close();
    return closing;
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => close().finally(() => process.exit(1)));
  try {
    const rows = [];
    const notes = [];
    for (const name of wanted) {
      const { measure } = await import(`./bench/${name}.mjs`);
      const result = await measure(stage);
      rows.push(...result.rows);
      notes.push(...(result.notes ?? []));
    }
    say("");
    printTable(rows);
    printNotes(notes, customers);
  } finally {
    await close();
  }
});
