import { and, eq, isNull, not, type SQL } from "drizzle-orm";
import { customers, reviewCases } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { holdAtWork, isOutsider } from "@/lib/reviews/cases/reads-staff";
import { caseStateColumn, isSnoozedAt } from "@/lib/reviews/cases/reads-state";
import { giveCase } from "@/lib/reviews/cases/writes-assign";
import { DEFAULT_QUEUE, type QueueFilters } from "./input";
import { narrowedBy, orderBy, orderKeys } from "./reads-where";
import type { CaseKey } from "./types";

export type Taken = { taken: (CaseKey & { name: string }) | null };

/** The first case that fits, locked; those that others are taking at this moment are passed over. */
async function lockFirst(tx: Tx, where: SQL | undefined, order: SQL) {
  const [row] = await tx
    .select({ record: reviewCases, name: customers.displayName })
    .from(reviewCases)
    .innerJoin(customers, and(eq(customers.orgId, reviewCases.orgId), eq(customers.id, reviewCases.customerId)))
    .where(where)
    .orderBy(order)
    .limit(1)
    .for("update", { of: reviewCases, skipLocked: true });
  return row ?? null;
}

/**
 * Takes the most pressing case that nobody has: late ones first, then by risk, then by what is due. Passes over what waits for others,
 * is put aside, was referred to a lead, or may not be decided by this person. Two people never get the same. Null when there is none.
 */
export async function takeNext(scope: ReviewerScope, filters: QueueFilters): Promise<Outcome<Taken>> {
  return writeInScope(scope, async (tx) => {
    const self = await holdAtWork(tx, scope.userId);
    if (!self) return refuse("wrong_state", "You are set as away. Say that you are back before you take cases.");
    const now = clock.now();
    const isFree = and(
      isNull(reviewCases.closedAt),
      isNull(reviewCases.assigneeId),
      not(isSnoozedAt(now)),
      eq(caseStateColumn, "OPEN"),
      isOutsider(scope.userId),
      self.isLead ? undefined : eq(reviewCases.isReferred, false),
      narrowedBy({ ...filters, assignee: null }, now),
    );
    const first = await lockFirst(tx, isFree, orderBy(orderKeys(DEFAULT_QUEUE, now), "forward"));
    if (!first) return ok<Taken>({ taken: null });
    await giveCase(tx, scope, first.record, self, "taken");
    return ok<Taken>({
      taken: {
        orgId: toPublicId("organisation", first.record.orgId),
        id: toPublicId("customer", first.record.customerId),
        name: first.name,
      },
    });
  });
}
