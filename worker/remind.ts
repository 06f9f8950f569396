import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { log } from "@/lib/core/log";
import { listWorkingOrganisations } from "@/lib/requests/reminders/reads";
import { remindOfDocuments, remindOfRequests } from "@/lib/requests/reminders/writes";

/** Every day, for each organisation: documents that run out, and requests that nobody has answered in time. */
export async function remind(requestId: string): Promise<void> {
  let failed = 0;
  for (const orgId of await listWorkingOrganisations(identityScope(requestId))) {
    const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "remind", requestId });
    try {
      const documents = await remindOfDocuments(scope);
      const requests = await remindOfRequests(scope);
      if (documents + requests > 0) log.info({ orgId, documents, requests }, "reminders sent");
    } catch (error) {
      // One organisation's trouble must not keep the others from hearing of theirs.
      failed += 1;
      log.error({ err: error, orgId }, "reminders failed");
    }
  }
  if (failed > 0) throw new Error(`Reminders failed for ${failed} organisations`);
}
