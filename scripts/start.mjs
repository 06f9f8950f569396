import "./lib/node-version.mjs";
import { portal, requireFreePort } from "./lib/portal.mjs";
import { loadEnvFile, readSettings } from "./lib/settings.mjs";
import { claim } from "./lib/supervisor-lock.mjs";
import { runMain, Stop, say } from "./lib/terminal.mjs";

const demoLogins = [
  ["owner@acme.test, maker@acme.test, viewer@acme.test", "merchant Acme"],
  ["owner@globex.test", "merchant Globex: sender validation off"],
  ["owner@initech.test", "merchant Initech: customer creation off"],
  ["reviewer@portico.test, lead@portico.test", "compliance"],
  ["ops@portico.test", "operator"],
];

/** @param {import("./lib/settings.mjs").Settings} settings @param {string | undefined} databaseFolder */
function welcome({ url, isDemo, isDevelopment, dataFolder }, databaseFolder) {
  say(`\nPortico is ready: ${url}${isDevelopment ? " (development)" : ""}`);
  if (isDemo) {
    say("\nDemo logins, password portico-demo-2026:");
    for (const [logins, who] of demoLogins) say(`  ${logins.padEnd(52)} ${who}`);
  } else {
    say("To make the first organisation and its owner: npm run admin");
  }
  const elsewhere = databaseFolder?.startsWith(dataFolder) === false ? `, database: ${databaseFolder}` : "";
  say(`\nData: ${dataFolder}${elsewhere}. Ctrl-C stops everything.\n`);
}

await runMain(async () => {
  loadEnvFile();
  const settings = readSettings(process.env, { isDevelopment: process.argv.includes("--dev") });
  const lock = await claim(settings.dataFolder, settings.url);
  if (lock.other) {
    say(`Portico runs already at ${lock.other.url}: open it there, or stop that one first.`);
    return;
  }
  const running = portal(settings, lock);
  let stopping;
  const stop = () => {
    stopping ??= running.stop().finally(lock.release);
    return stopping;
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      if (!stopping) say("\nStopping ...");
      stop().then(
        () => process.exit(0),
        (error) => {
          process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
          process.exit(1);
        },
      );
    });
  }
  try {
    await requireFreePort(settings);
    const { databaseFolder } = await running.start();
    if (!stopping) welcome(settings, databaseFolder);
  } catch (error) {
    // What breaks off because it was asked to stop is no failure.
    if (stopping) return;
    await stop();
    throw error;
  }
});
