import type { Task } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { log } from "@/lib/core/log";
import { reviewCustomer } from "@/lib/reviews/writes";

const payloadInput = z.object({ orgId: z.uuid(), customerId: z.uuid(), version: z.int().min(1) });

/** Runs the automated review of a submitted customer. */
export const reviewCustomerTask: Task = async (raw, helpers) => {
  const { orgId, ...payload } = payloadInput.parse(raw);
  const scope = mintScope<SystemScope>({
    kind: "system",
    orgId,
    task: "review_customer",
    requestId: `job-${helpers.job.id}`,
  });
  const outcome = await reviewCustomer(scope, payload);
  if (!outcome.ok) throw new Error(`The review could not be finished: ${outcome.message}`);
  log.info({ job: helpers.job.id, outcome: outcome.value }, "review finished");
};
