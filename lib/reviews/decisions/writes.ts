import { writeInScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { customerEvidence, type EvidenceHash } from "@/lib/customers/lifecycle/evidence";
import { transitionCustomer } from "@/lib/customers/lifecycle/transition";
import { lockCustomer } from "@/lib/customers/reads";
import { closeCase } from "@/lib/reviews/cases/writes";
import { nextCase } from "@/lib/reviews/queue/reads";
import type { CaseKey } from "@/lib/reviews/queue/types";
import { decisionBar } from "./access";
import type { Decision } from "./constants";
import type { DecisionInput } from "./input";

const sameEvidence = (seen: string[], now: EvidenceHash[]) =>
  seen.length === now.length &&
  [...seen].sort().join() ===
    now
      .map((hash) => hash.sha256)
      .sort()
      .join();

/**
 * A reviewer's decision on a customer under review. Names the version and the files that were looked at: when either has
 * changed meanwhile nothing is decided. The same decision sent twice is made once.
 */
export async function decideCase(
  scope: ReviewerScope,
  input: DecisionInput,
): Promise<Outcome<{ status: Decision; next: CaseKey | null }>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    if (customer.status !== "UNDER_REVIEW") {
      return refuse("wrong_state", "This case was decided meanwhile. Open it again to see by whom and why.");
    }
    if (customer.version !== input.version) {
      return refuse(
        "conflict",
        "The merchant changed the profile since you opened the case. Look at the new version before you decide.",
      );
    }
    const { hashes } = await customerEvidence(tx, customer, customer.id);
    if (!sameEvidence(input.evidence, hashes)) {
      return refuse(
        "conflict",
        "Documents were added or replaced since you opened the case. Look at them before you decide.",
      );
    }
    const reason = { code: input.reasonCode.toLowerCase(), text: input.reason, internal: input.internalReason };
    const moved = await transitionCustomer(tx, scope, customer, input.decision, reason, hashes);
    if (moved.ok) await closeCase(tx, scope, customer, input.internalReason);
    return moved.ok ? ok({ status: input.decision, next: await nextCase(tx, customer.id) }) : moved;
  });
}
