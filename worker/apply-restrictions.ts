import { withScope } from "@/db/scope";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { today } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { listDueRestrictions } from "@/lib/restrictions/reads";
import { applyRestriction } from "@/lib/restrictions/writes";

const TASK = "apply_restrictions";
/** Where the day begins first; whether it has begun in the organisation's own zone is asked for each. */
const EARLIEST_ZONE = "Pacific/Kiritimati";

/** Puts announced restrictions into force whose day has come. Returns how many. Each in a transaction of its own: one that fails holds up no other. */
export async function applyDueRestrictions(requestId: string = TASK): Promise<{ applied: number }> {
  const due = await withScope(identityScope(requestId), (tx) =>
    listDueRestrictions(tx, today(EARLIEST_ZONE, clock.now())),
  );
  let applied = 0;
  const failures: unknown[] = [];
  for (const { orgId, ...key } of due) {
    const scope = mintScope<SystemScope>({ kind: "system", orgId, task: TASK, requestId });
    try {
      const outcome = await applyRestriction(scope, key);
      if (outcome.ok && outcome.value === "APPLIED") applied += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (applied > 0) log.info({ applied }, "announced restrictions are in force");
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} restrictions could not be applied`);
  return { applied };
}
