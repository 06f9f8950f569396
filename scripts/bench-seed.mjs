import "./lib/node-version.mjs";
import { parseArgs } from "node:util";
import { forgetKept, keptCustomers, keptFolder, openStage } from "./bench/stage.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runMain, Stop, say } from "./lib/terminal.mjs";

const usage = "Usage: npm run bench:seed [-- --customers 1000000] [-- --again]";

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { customers: { type: "string", default: "1000000" }, again: { type: "boolean", default: false } },
    });
    const customers = Number(values.customers);
    if (!Number.isSafeInteger(customers) || customers < 100) throw new Error("--customers takes a number from 100 on.");
    return { customers, again: values.again };
  } catch (error) {
    throw new Stop(`${error.message}\n${usage}`);
  }
}

await runMain(async () => {
  const { customers, again } = readArguments();
  await ensureInstalled();
  const kept = keptCustomers();
  if (kept !== undefined && kept !== customers && !again) {
    throw new Stop(`${keptFolder()} holds ${kept} customers. Add --again to make them anew.\n${usage}`);
  }
  // Without its mark a folder is half filled.
  if (again || kept === undefined) await forgetKept();
  const stage = await openStage({ customers, isKept: true });
  await stage.close();
  say(`${customers.toLocaleString("en-US")} customers stand in ${keptFolder()}; npm run bench measures with them.`);
});
