import { Logger, run } from "graphile-worker";
import { closePools } from "@/db/client";
import { requirePrepared } from "@/db/server";
import { env, SettingsError } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { releaseAbandonedJobs } from "./abandoned-jobs";
import { fillMarks } from "./fill-marks";
import { keepHeartbeat } from "./heartbeat";
import { keepSealing } from "./seal-audit";
import { taskList } from "./tasks";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The queue's own messages in our log; what it tells of every single job is for debugging only. */
const queueLog = new Logger((scope) => (level, message) => {
  log[LEVELS[level]]({ task: scope.taskIdentifier, job: scope.jobId }, message);
});

/**
 * The queue's own transactions need not wait for the disk: a claim or an end that a crash of the server takes back only lets a
 * job run again, which every task allows. Jobs are added in transactions of ours, which do wait.
 */
function queueAddress(): string {
  const url = new URL(env().DATABASE_URL);
  const options = [url.searchParams.get("options"), "-c synchronous_commit=off"].filter(Boolean).join(" ");
  url.searchParams.delete("options");
  url.search = `${url.search}${url.search ? "&" : "?"}options=${encodeURIComponent(options)}`;
  return url.toString();
}

/** The job process: takes jobs from the database until it is told to stop. */
async function main(): Promise<void> {
  await requirePrepared(env().DATABASE_URL);
  const stopHeartbeat = keepHeartbeat();
  const stopSealing = keepSealing();
  const endWatch = await releaseAbandonedJobs();
  const runner = await run({
    connectionString: queueAddress(),
    concurrency: 4,
    pollInterval: 1_000,
    logger: queueLog,
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList,
    crontab: [
      "17 * * * * purge_expired",
      "41 * * * * sweep_blobs",
      "*/5 * * * * apply_restrictions",
      "23 4 * * * remind",
      "*/5 * * * * reassign_cases",
      "*/10 * * * * roll_up_days",
    ].join("\n"),
  });
  log.info("worker started");
  const endFilling = fillMarks();
  if (!env().SMTP_URL && !env().PORTICO_DEMO) log.warn("SMTP_URL is not set: e-mails are kept but not sent");
  let stopping = false;
  const stop = async () => {
    // Ctrl-C reaches this process twice: from the terminal and from the script that started it.
    if (stopping) return;
    stopping = true;
    await runner.stop();
    await endFilling();
    stopHeartbeat();
    // After the last job, so that what it wrote is sealed with the next start at the latest.
    await stopSealing();
    await endWatch();
    await closePools();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  await runner.promise;
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) console.error(error.message);
  else log.fatal({ err: error }, "worker stopped");
  process.exit(1);
});
