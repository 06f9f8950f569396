import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { rescreenCustomer, rescreenCustomers } from "@/lib/screening/rescreening/writes";

const payloadInput = z.strictObject({
  orgId: z.uuid(),
  /** One customer alone. */
  customerId: z.uuid().optional(),
  /** The last customer that was screened. */
  afterId: z.uuid().optional(),
});

/** Screens customers again: one after an edit, or the next ones of all after a list changed. */
export async function rescreenTask(payload: unknown, helpers: JobHelpers): Promise<void> {
  const { orgId, customerId, afterId } = payloadInput.parse(payload);
  const requestId = `job-${helpers.job.id}`;
  const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "rescreen_customers", requestId });
  if (customerId) await rescreenCustomer(scope, customerId);
  else await rescreenCustomers(scope, afterId ?? null);
}
