import { identityScope } from "@/lib/auth/sessions";
import { log } from "@/lib/core/log";
import { reassignAbandoned } from "@/lib/reviews/cases/writes-away";

/** Finds other hands for the cases of people who are away, suspended or no longer of compliance. */
export async function reassignCases(requestId: string): Promise<void> {
  const done = await reassignAbandoned(identityScope(requestId));
  if (done.given + done.unassigned > 0) log.info(done, "passed on the cases of people who are not at work");
}
