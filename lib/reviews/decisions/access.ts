import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { memberships } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { type Refusal, refuse } from "@/lib/core/outcome";
import type { CustomerRecord } from "@/lib/customers/reads";

/** Four eyes: who made or edited the customer, or belongs to its organisation, does not decide. The database refuses it too. */
export async function decisionBar(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<Refusal | null> {
  if (scope.userId === customer.createdBy || scope.userId === customer.lastEditedBy) {
    return refuse("forbidden", "You edited this customer, so another person has to decide.");
  }
  const [member] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(inOrg(memberships.orgId, customer), eq(memberships.userId, scope.userId), isNull(memberships.removedAt)),
    );
  return member ? refuse("forbidden", "You belong to this organisation, so another person has to decide.") : null;
}

/** What was referred is decided by a lead. */
export function leadBar(scope: ReviewerScope, found: { isReferred: boolean } | null): Refusal | null {
  return found?.isReferred && scope.role !== "lead"
    ? refuse("forbidden", "This case was referred to the lead, so a lead has to decide.")
    : null;
}
