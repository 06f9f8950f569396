import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { identityScope } from "@/lib/auth/sessions";
import { log } from "@/lib/core/log";
import { importVersion } from "@/lib/screening/lists/writes-import";

const payloadInput = z.strictObject({ versionId: z.uuid() });

/** Imports a watch list, from where an interrupted attempt stood. */
export async function importList(payload: unknown, helpers: JobHelpers): Promise<void> {
  const { versionId } = payloadInput.parse(payload);
  const { state, error } = await importVersion(identityScope(`job-${helpers.job.id}`), versionId);
  if (error) log.warn({ versionId, state, error }, "list not in force");
}
