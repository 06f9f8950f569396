import { and, eq, isNull, sql } from "drizzle-orm";
import { reviewCases, users } from "@/db/schema";
import { type Tx, withScope, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { IdentityScope, ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { AWAY_MAX_DAYS } from "./constants";
import type { CaseRecord } from "./reads";
import { lockAbandoned, standInFor } from "./reads-staff";
import { auditCase, changeCase, giveCase } from "./writes-assign";

const DAY_MS = 24 * 3_600_000;
/** Cases given away in one transaction of the job. */
const BATCH = 50;

export type Reassigned = { given: number; unassigned: number };

/** Who goes away and who gets cases is settled one after the other: two who leave at once do not hand their cases to each other. */
async function settleAlone(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('staff availability', 0))`);
}

/** Gives locked cases to those at work with the fewest, or to nobody. */
async function passOn(tx: Tx, scope: ReviewerScope | IdentityScope, records: CaseRecord[]): Promise<Reassigned> {
  const done: Reassigned = { given: 0, unassigned: 0 };
  for (const record of records) {
    const from = record.assigneeId ?? "";
    const to = await standInFor(tx, record, from);
    if (to) {
      await giveCase(tx, scope, record, to, "reassigned");
      done.given += 1;
    } else {
      await changeCase(tx, record, { assigneeId: null, assignedAt: null });
      await auditCase(tx, scope, record, "case.handed_back", { fromId: from, why: "Nobody else is at work" });
      done.unassigned += 1;
    }
  }
  return done;
}

/** Says until when one is away, and gives one's open cases to colleagues at once; null = here again. */
export async function setUnavailable(
  scope: ReviewerScope,
  input: { until: Date | null },
): Promise<Outcome<Reassigned & { until: string | null }>> {
  return writeInScope(scope, async (tx) => {
    const now = clock.now();
    const { until } = input;
    if (until && (until <= now || until.getTime() > now.getTime() + AWAY_MAX_DAYS * DAY_MS)) {
      const message = "Choose a time after now and within a year.";
      return refuse("invalid", message, { fields: { until: message } });
    }
    await settleAlone(tx);
    const [person] = await tx
      .select({ until: users.unavailableUntil })
      .from(users)
      .where(eq(users.id, scope.userId))
      .for("no key update");
    const wasAway = Boolean(person?.until && person.until > now);
    if (!until && !wasAway) return ok({ until: null, given: 0, unassigned: 0 });
    await tx.update(users).set({ unavailableUntil: until }).where(eq(users.id, scope.userId));
    const own = until
      ? await tx
          .select()
          .from(reviewCases)
          .where(and(eq(reviewCases.assigneeId, scope.userId), isNull(reviewCases.closedAt)))
          .orderBy(reviewCases.dueAt, reviewCases.id)
          .for("update")
      : [];
    const done = await passOn(tx, scope, own);
    await recordAudit(tx, scope, {
      orgId: null,
      action: until ? "staff.unavailable" : "staff.available",
      subject: { kind: "user", id: scope.userId },
      detail: until ? { until: until.toISOString(), ...done } : {},
    });
    return ok({ until: until ? until.toISOString() : null, ...done });
  });
}

/** Gives away the open cases of people who are away, suspended or no longer of compliance. Run by a job; running it twice does nothing more. */
export async function reassignAbandoned(scope: IdentityScope): Promise<Reassigned> {
  const total: Reassigned = { given: 0, unassigned: 0 };
  for (;;) {
    const batch = await withScope(scope, async (tx) => {
      await settleAlone(tx);
      const records = await lockAbandoned(tx, BATCH);
      return { size: records.length, done: await passOn(tx, scope, records) };
    });
    total.given += batch.done.given;
    total.unassigned += batch.done.unassigned;
    if (batch.size < BATCH) return total;
  }
}
