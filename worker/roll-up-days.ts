import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { log } from "@/lib/core/log";
import { listOrganisationsToClose } from "@/lib/overview/reads-days";
import { closeDays } from "@/lib/overview/writes";

/** Closes the days of the overview that are over, for each organisation on its own clock. Missing ones are made up for. */
export async function rollUpDays(requestId: string): Promise<void> {
  let failed = 0;
  for (const orgId of await listOrganisationsToClose(identityScope(requestId))) {
    const scope = mintScope<SystemScope>({ kind: "system", orgId, task: "roll_up_days", requestId });
    try {
      const days = await closeDays(scope);
      if (days > 0) log.info({ orgId, days }, "days closed for the overview");
    } catch (error) {
      // One organisation's trouble must not keep the others from their numbers.
      failed += 1;
      log.error({ err: error, orgId }, "closing days failed");
    }
  }
  if (failed > 0) throw new Error(`Closing days failed for ${failed} organisations`);
}
