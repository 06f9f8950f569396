import { and, eq, isNull, ne, not, or } from "drizzle-orm";
import { customers, reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { caseStateColumn, isSnoozedAt } from "@/lib/reviews/cases/reads-state";
import { DEFAULT_QUEUE, NO_QUEUE_FILTERS } from "./input";
import { inView, narrowedBy, orderBy, orderKeys } from "./reads-where";
import type { CaseKey } from "./types";

/**
 * The case to open when a customer's is done: the most pressing that waits for compliance and is nobody's, or this person's.
 */
export async function nextCase(tx: Tx, customerId: string, userId: string | null = null): Promise<CaseKey | null> {
  const now = clock.now();
  const isFree = or(isNull(reviewCases.assigneeId), userId ? eq(reviewCases.assigneeId, userId) : undefined);
  const [row] = await tx
    .select({ orgId: reviewCases.orgId, customerId: reviewCases.customerId })
    .from(reviewCases)
    .innerJoin(customers, and(eq(customers.orgId, reviewCases.orgId), eq(customers.id, reviewCases.customerId)))
    .where(
      and(
        inView("open", userId ?? "", now),
        narrowedBy(NO_QUEUE_FILTERS, now),
        isFree,
        ne(reviewCases.customerId, customerId),
        eq(caseStateColumn, "OPEN"),
        not(isSnoozedAt(now)),
      ),
    )
    .orderBy(orderBy(orderKeys(DEFAULT_QUEUE, now), "forward"))
    .limit(1);
  return row ? { orgId: toPublicId("organisation", row.orgId), id: toPublicId("customer", row.customerId) } : null;
}
