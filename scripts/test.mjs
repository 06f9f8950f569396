import "./lib/node-version.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { endRunning } from "./lib/run.mjs";
import { loadEnvFile } from "./lib/settings.mjs";
import { runMain, Stop } from "./lib/terminal.mjs";
import { runSections, sections } from "./lib/test-sections.mjs";

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in sections));
  if (unknown) throw new Stop(`There is no section "${unknown}". Sections: ${Object.keys(sections).join(", ")}.`);
  loadEnvFile();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      endRunning();
      process.exitCode = 1;
    });
  }
  await ensureInstalled();
  process.exitCode = (await runSections(wanted.length ? wanted : Object.keys(sections))) ? 0 : 1;
});
