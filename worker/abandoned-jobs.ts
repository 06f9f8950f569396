import postgres from "postgres";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";

/** Held by a worker for as long as it lives. */
const LOCK = 7_061_993;
/** So that a job that ends every worker leaves the others' work some time in between. */
const REST = "1 minute";

/**
 * A worker that was killed leaves its jobs claimed, and the queue would wait four hours for it. When no other worker lives, whatever is
 * claimed was left behind and is given back at once; a job that runs twice does its work once. The queue counts each claim as a try: being
 * killed must not use up the last one, or the job's work would stay half done for ever. Returns what ends the watch.
 */
export async function releaseAbandonedJobs(): Promise<() => Promise<void>> {
  const sql = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {}, idle_timeout: 0 });
  const [lock] = await sql`select pg_try_advisory_lock(${LOCK}) as is_alone`;
  if (lock?.is_alone) {
    const left = await sql`
      select id, locked_by, attempts >= max_attempts as is_last from graphile_worker.jobs where locked_by is not null`;
    const workers = [...new Set(left.map((row) => String(row.locked_by)))];
    const last = left.filter((row) => row.is_last).map((row) => String(row.id));
    if (workers.length > 0) {
      await sql.begin(async (tx) => {
        await tx`select graphile_worker.force_unlock_workers(${workers})`;
        await tx`
          select graphile_worker.reschedule_jobs(array[id], run_at => now() + ${REST}::interval, attempts => max_attempts - 1)
          from graphile_worker.jobs where id = any(${last}::bigint[])`;
      });
      log.warn({ workers: workers.length, last: last.length }, "gave back the jobs of workers that were killed");
    }
  }
  return () => sql.end({ timeout: 1 });
}
