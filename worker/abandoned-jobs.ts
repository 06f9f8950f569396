import postgres from "postgres";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";

/** Held by a worker for as long as it lives. */
const LOCK = 7_061_993;

/**
 * A worker that was killed leaves its jobs claimed, and the queue would wait four hours for it. When no other worker lives, whatever is
 * claimed was left behind and is given back at once; a job that runs twice does its work once. Returns what ends the watch.
 */
export async function releaseAbandonedJobs(): Promise<() => Promise<void>> {
  const sql = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {}, idle_timeout: 0 });
  const [lock] = await sql`select pg_try_advisory_lock(${LOCK}) as is_alone`;
  if (lock?.is_alone) {
    const left = await sql`
      select distinct locked_by from graphile_worker.jobs where locked_by is not null`;
    const workers = left.map((row) => String(row.locked_by));
    if (workers.length > 0) {
      await sql`select graphile_worker.force_unlock_workers(${workers})`;
      log.warn({ workers: workers.length }, "gave back the jobs of workers that were killed");
    }
  }
  return () => sql.end({ timeout: 1 });
}
