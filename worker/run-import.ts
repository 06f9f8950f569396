import type { Task } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { log } from "@/lib/core/log";
import { giveUpImport } from "@/lib/customers/import/writes-end";
import { runImport } from "@/lib/customers/import/writes-run";
import { untilLastTry } from "./last-try";

const payloadInput = z.strictObject({ orgId: z.uuid(), importId: z.uuid() });

/** Creates the customers of a checked file, a part at a time. */
export const runImportTask: Task = async (raw, helpers) => {
  const { orgId, importId } = payloadInput.parse(raw);
  const requestId = `job-${helpers.job.id}`;
  const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "run_import", requestId });
  const work = async () => {
    if (!(await runImport(scope, importId))) log.info({ importId }, "import ended");
  };
  await untilLastTry(helpers, work, () => giveUpImport(scope, importId));
};
