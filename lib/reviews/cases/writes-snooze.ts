import { writeInScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { snoozeBar } from "./access";
import { SNOOZE_MAX_DAYS } from "./constants";
import type { CaseHandle } from "./types";
import { auditCase, changeCase, lockSeenCase } from "./writes-assign";

const DAY_MS = 24 * 3_600_000;

/** Puts a case aside until then. It comes back by itself, and its clock goes on. */
export async function snoozeCase(
  scope: ReviewerScope,
  input: CaseHandle & { until: Date; reason: string },
): Promise<Outcome<{ until: string }>> {
  return writeInScope(scope, async (tx) => {
    const now = clock.now();
    if (input.until <= now || input.until.getTime() > now.getTime() + SNOOZE_MAX_DAYS * DAY_MS) {
      const message = `Choose a time in the next ${SNOOZE_MAX_DAYS} days.`;
      return refuse("invalid", message, { fields: { until: message } });
    }
    const record = await lockSeenCase(tx, input);
    if ("ok" in record) return record;
    const barred = snoozeBar(scope, record);
    if (barred) return barred;
    await changeCase(tx, record, { snoozedUntil: input.until, snoozeReason: input.reason });
    await auditCase(tx, scope, record, "case.snoozed", { until: input.until.toISOString(), reason: input.reason });
    return ok({ until: input.until.toISOString() });
  });
}

/** Takes a case up again before its time. */
export async function wakeCase(scope: ReviewerScope, input: CaseHandle): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const record = await lockSeenCase(tx, input);
    if ("ok" in record) return record;
    const barred = snoozeBar(scope, record);
    if (barred) return barred;
    if (record.snoozedUntil === null || record.snoozedUntil <= clock.now()) {
      return refuse("wrong_state", "This case is not put aside.");
    }
    await changeCase(tx, record, { snoozedUntil: null, snoozeReason: null });
    await auditCase(tx, scope, record, "case.woken", { until: record.snoozedUntil.toISOString() });
    return ok(null);
  });
}
