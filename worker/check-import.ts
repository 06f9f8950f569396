import type { Task } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { checkImport } from "@/lib/customers/import/writes-check";

const payloadInput = z.strictObject({ orgId: z.uuid(), importId: z.uuid() });

/** Checks every line of a file of customers, from where an interrupted attempt stood. */
export const checkImportTask: Task = async (raw, helpers) => {
  const { orgId, importId } = payloadInput.parse(raw);
  const requestId = `job-${helpers.job.id}`;
  await checkImport(mintScope<SystemScope>({ kind: "system", orgId, task: "check_import", requestId }), importId);
};
