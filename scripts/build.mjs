import "./lib/node-version.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureBundles } from "./lib/bundle.mjs";
import { runMain } from "./lib/terminal.mjs";

await runMain(async () => {
  await ensureBundles();
  await ensureBuilt({ ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
});
