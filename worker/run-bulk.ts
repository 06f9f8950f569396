import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { carryOutRun, giveUpRun } from "@/lib/customers/bulk/writes-run";
import { untilLastTry } from "./last-try";

const payloadInput = z.strictObject({ orgId: z.uuid(), runId: z.uuid() });

/** Works on the next customers of a bulk run, in the name of whoever started it. */
export async function runBulk(payload: unknown, helpers: JobHelpers): Promise<void> {
  const { orgId, runId } = payloadInput.parse(payload);
  const requestId = `job-${helpers.job.id}`;
  const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "run_bulk", requestId });
  const work = async () => {
    await carryOutRun(scope, runId);
  };
  await untilLastTry(helpers, work, () => giveUpRun(scope, runId));
}
