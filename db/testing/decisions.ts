import type { ReviewerScope } from "@/lib/auth/scope";
import type { Outcome } from "@/lib/core/outcome";
import { findCustomer } from "@/lib/customers/reads";
import { type DecisionReason, REASONS_BY_DECISION } from "@/lib/reviews/decisions/constants";
import type { DecisionInput, SeenInput } from "@/lib/reviews/decisions/input";
import { seenNow } from "@/lib/reviews/decisions/reads";
import { newDecisionId } from "@/lib/reviews/decisions/rules";
import type { DecisionAnswer } from "@/lib/reviews/decisions/types";
import { decideCase } from "@/lib/reviews/decisions/writes";
import { withScope } from "../scope";

/** What the case page of this customer would show now. */
export function lookAt(scope: ReviewerScope, orgId: string, customerId: string): Promise<SeenInput> {
  return withScope(scope, async (tx) => {
    const customer = await findCustomer(tx, { orgId }, customerId);
    if (!customer) throw new Error("There is no such customer");
    return seenNow(tx, customer);
  });
}

/** What the panel sends for a decision on what was seen. */
export function decisionOn(
  of: { orgId: string; customerId: string },
  seen: SeenInput,
  more: Partial<DecisionInput> = {},
): DecisionInput {
  const decision = more.decision ?? "APPROVED";
  const reasonCode: DecisionReason = REASONS_BY_DECISION[decision][0] ?? "OTHER";
  return {
    ...of,
    decisionId: newDecisionId(),
    decision,
    reasonCode,
    reason: "Everything that was sent agrees",
    internalReason: "Compared all of it with the register",
    ...seen,
    ...more,
  };
}

/** Looks and decides at once. */
export async function decideNow(
  scope: ReviewerScope,
  of: { orgId: string; customerId: string },
  decision: DecisionInput["decision"] = "APPROVED",
): Promise<Outcome<DecisionAnswer>> {
  return decideCase(scope, decisionOn(of, await lookAt(scope, of.orgId, of.customerId), { decision }));
}
