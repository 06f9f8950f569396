import "./lib/node-version.mjs";
import { join } from "node:path";
import { ensureBundles } from "./lib/bundle.mjs";
import { withDatabase } from "./lib/database.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { bundleFolder, root } from "./lib/paths.mjs";
import { endRunning, runAttached } from "./lib/run.mjs";
import { loadEnvFile, readSettings } from "./lib/settings.mjs";
import { runMain } from "./lib/terminal.mjs";

await runMain(async () => {
  loadEnvFile();
  await ensureInstalled();
  await ensureBundles();
  const settings = readSettings(process.env, { isDevelopment: process.env.NODE_ENV === "development" });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, endRunning);
  const worker = ["--enable-source-maps", join(bundleFolder, "worker.mjs")];
  process.exitCode = await withDatabase(settings, (env) => runAttached(process.execPath, worker, { cwd: root, env }));
});
