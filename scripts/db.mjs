import "./lib/node-version.mjs";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBundles } from "./lib/bundle.mjs";
import { openDatabase, runCli, withDatabase } from "./lib/database.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { removeCluster, stopCluster } from "./lib/postgres/cluster.mjs";
import { loadEnvFile, readSettings } from "./lib/settings.mjs";
import { runningSupervisor } from "./lib/supervisor-lock.mjs";
import { runMain, Stop, say, step } from "./lib/terminal.mjs";

function requireEmbedded(settings, what) {
  if (!settings.isEmbedded)
    throw new Stop(`${what} is for the embedded database only: DATABASE_URL names one of your own.`);
}

function requireIdle({ dataFolder }) {
  const running = runningSupervisor(dataFolder);
  if (running) throw new Stop(`Portico runs at ${running.url}: stop it first.`);
}

const commands = {
  async start(settings) {
    requireEmbedded(settings, "db:start");
    const { environment } = await openDatabase(settings);
    say(`The database runs: ${environment.DATABASE_URL}`);
  },
  async stop(settings) {
    requireEmbedded(settings, "db:stop");
    requireIdle(settings);
    say((await stopCluster(settings.dataFolder)) ? "The database is stopped." : "The database did not run.");
  },
  async migrate(settings) {
    await ensureBundles();
    await step("Migrating the database", () =>
      withDatabase(settings, (environment) => runCli(["migrate"], environment)),
    );
  },
  async seed(settings) {
    await ensureBundles();
    await step("Filling the database with demo data", (note) =>
      withDatabase(settings, async (environment) => {
        const demo = { ...environment, PORTICO_DEMO: "1" };
        await runCli(["migrate"], demo);
        await runCli(["seed-demo"], demo, note);
      }),
    );
  },
  async reset(settings) {
    requireEmbedded(settings, "db:reset");
    requireIdle(settings);
    await step("Removing the database and the stored documents", async () => {
      await removeCluster(settings.dataFolder);
      rmSync(join(settings.dataFolder, "documents"), { recursive: true, force: true });
      // They tell of a log that is gone.
      rmSync(join(settings.dataFolder, "audit-anchors.jsonl"), { force: true });
    });
    await (settings.isDemo ? commands.seed(settings) : commands.migrate(settings));
  },
};

await runMain(async () => {
  const command = commands[process.argv[2]];
  if (!command) throw new Stop(`Usage: node scripts/db.mjs ${Object.keys(commands).join(" | ")}`);
  loadEnvFile();
  await ensureInstalled();
  await command(readSettings(process.env, { isDevelopment: process.env.NODE_ENV === "development" }));
});
