import "./lib/node-version.mjs";
import { join, resolve } from "node:path";
import { ensureBundles } from "./lib/bundle.mjs";
import { withDatabase } from "./lib/database.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { bundleFolder, root } from "./lib/paths.mjs";
import { runAttached } from "./lib/run.mjs";
import { loadEnvFile, readSettings } from "./lib/settings.mjs";
import { runMain } from "./lib/terminal.mjs";

/** Paths are meant from where the command was given, the program runs at the root. */
const files = ["--file", "--alt", "--add"];
const words = process.argv.slice(2).map((word, at, all) => (files.includes(all[at - 1] ?? "") ? resolve(word) : word));

await runMain(async () => {
  loadEnvFile();
  await ensureInstalled();
  await ensureBundles();
  const settings = readSettings(process.env, { isDevelopment: false });
  const args = ["--enable-source-maps", join(bundleFolder, "cli.mjs"), "screening-import", ...words];
  process.exitCode = await withDatabase(settings, (env) =>
    runAttached(process.execPath, args, { cwd: root, env, stdio: "inherit" }),
  );
});
