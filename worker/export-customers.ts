import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { withScope } from "@/db/scope";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { makeExport } from "@/lib/customers/export/writes-file";
import { enqueueJob } from "@/lib/outbox/emit";

const payloadInput = z.strictObject({ orgId: z.uuid(), exportId: z.uuid() });

/** Of the four jobs that run at once, so that reviews and mails never wait for files. */
const MOST_AT_ONCE = 2;
const ASK_AGAIN_MS = 2_000;
/** Then its person is told that it failed, while they still remember it. */
const MOST_TRIES = 5;
let running = 0;

/** Makes a file of customers, or comes back a little later when others are being made. */
export async function exportCustomersTask(payload: unknown, helpers: JobHelpers): Promise<void> {
  const { orgId, exportId } = payloadInput.parse(payload);
  const { id, attempts } = helpers.job;
  const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "export_customers", requestId: `job-${id}` });
  if (running >= MOST_AT_ONCE) {
    const runAt = new Date(clock.now().getTime() + ASK_AGAIN_MS);
    const again = { task: "export_customers" as const, payload: { orgId, exportId } };
    await withScope(scope, (tx) => enqueueJob(tx, again, { key: `export:${exportId}`, runAt }));
    return;
  }
  running++;
  try {
    await makeExport(scope, exportId, { isLastTry: attempts >= MOST_TRIES, signal: helpers.abortSignal });
  } finally {
    running--;
  }
}
