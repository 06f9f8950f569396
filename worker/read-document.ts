import type { Task } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { log } from "@/lib/core/log";
import { readDocument } from "@/lib/documents/readings/writes";

const payloadInput = z.object({ orgId: z.uuid(), documentId: z.uuid() });

/** Reads the machine-readable zone of an identity document that was just stored. */
export const readDocumentTask: Task = async (raw, helpers) => {
  const { orgId, documentId } = payloadInput.parse(raw);
  const requestId = `job-${helpers.job.id}`;
  const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "read_document", requestId });
  const outcome = await readDocument(scope, { documentId });
  if (!outcome.ok) throw new Error(`The document could not be read: ${outcome.message}`);
  log.info({ job: helpers.job.id, state: outcome.value }, "document read");
};
