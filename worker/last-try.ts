import type { JobHelpers } from "graphile-worker";
import { log } from "@/lib/core/log";

/**
 * Runs a job's work. Where its last try fails too, what people wait for is given up: the queue does not come back to it. The error goes on
 * to the queue either way.
 */
export async function untilLastTry(
  { job }: Pick<JobHelpers, "job">,
  work: () => Promise<void>,
  giveUp: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (job.attempts >= job.max_attempts) {
      await giveUp().catch((reason: unknown) =>
        log.error({ err: reason, job: job.id }, "could not give a job's work up"),
      );
    }
    throw error;
  }
}
