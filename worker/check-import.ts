import type { Task } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { checkImport } from "@/lib/customers/import/writes-check";
import { giveUpImport } from "@/lib/customers/import/writes-end";
import { untilLastTry } from "./last-try";

const payloadInput = z.strictObject({ orgId: z.uuid(), importId: z.uuid() });

/** Checks every line of a file of customers, from where an interrupted attempt stood. */
export const checkImportTask: Task = async (raw, helpers) => {
  const { orgId, importId } = payloadInput.parse(raw);
  const requestId = `job-${helpers.job.id}`;
  const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "check_import", requestId });
  await untilLastTry(
    helpers,
    () => checkImport(scope, importId),
    () => giveUpImport(scope, importId),
  );
};
