import { type Tx, writeInScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, refuse } from "@/lib/core/outcome";
import { type CustomerStatus, STATUS_LABELS } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, lockCustomer } from "@/lib/customers/reads";
import { type CaseRecord, lockOpenCase } from "@/lib/reviews/cases/reads";
import { decisionBar, leadBar } from "./access";
import type { DecisionInput } from "./input";
import { changedSince, isStillPossible, openProposal, secondEyeFor } from "./reads";
import { whatChanged } from "./reads-changes";
import { decisionsFrom, undoUntil } from "./rules";
import type { DecisionAnswer } from "./types";
import { approvalBar, carryOut, caseForDecision, refuseChanged } from "./writes-effects";
import { overtake, propose } from "./writes-proposals";
import { earlierAnswer, keepAnswer } from "./writes-receipts";

/** A decision that waits for a second person stands in the way of others; one that a change has overtaken does not. */
async function proposalBar(tx: Tx, scope: ReviewerScope, customer: CustomerRecord) {
  const proposal = await openProposal(tx, customer);
  if (!proposal) return null;
  if (isStillPossible(customer, proposal) && !(await changedSince(tx, customer, proposal))) {
    return refuse("conflict", `${proposal.proposedByName} has proposed a decision already. Confirm or refuse it.`);
  }
  await overtake(tx, scope, customer, proposal);
  return null;
}

/**
 * A reviewer's decision on a customer. Names the version, files and status that were looked at: when anything has changed
 * meanwhile nothing is decided, and `detail` says what. Where the organisation's policy asks for two people it becomes a proposal.
 * The same decision sent twice is made once.
 */
export async function decideCase(scope: ReviewerScope, input: DecisionInput): Promise<Outcome<DecisionAnswer>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const earlier = await earlierAnswer(tx, scope, input);
    if (earlier) return earlier;
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    const changed = await whatChanged(tx, customer, { ...input, documents: input.evidence });
    if (changed) return refuseChanged(changed);
    const status = customer.status as CustomerStatus;
    if (!decisionsFrom(status).includes(input.decision)) {
      return refuse(
        "wrong_state",
        `This customer is ${STATUS_LABELS[status].toLowerCase()}: that cannot be decided now.`,
      );
    }
    const open = await lockOpenCase(tx, customer, customer.id);
    const referred = leadBar(scope, open);
    if (referred) return referred;
    if (input.decision === "SUSPENDED") return effect(tx, scope, customer, input);
    if (input.decision === "APPROVED") {
      const ready = await approvalBar(tx, customer, open);
      if (!ready.ok) return ready;
    }
    const proposed = await proposalBar(tx, scope, customer);
    if (proposed) return proposed;
    return effectOrProposal(tx, scope, customer, await caseForDecision(tx, scope, customer), input);
  });
}

async function effectOrProposal(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  found: CaseRecord,
  input: DecisionInput,
): Promise<Outcome<DecisionAnswer>> {
  const policy = await secondEyeFor(tx, customer, found, input.decision);
  if (!policy) return effect(tx, scope, customer, input);
  const proposalId = await propose(tx, scope, customer, found, input, policy);
  return keepAnswer(tx, scope, input, {
    kind: "PROPOSED",
    status: customer.status as CustomerStatus,
    transitionId: null,
    proposalId: toPublicId("proposal", proposalId),
    undoUntil: null,
  });
}

async function effect(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  input: DecisionInput,
): Promise<Outcome<DecisionAnswer>> {
  const { hashes } = await customerEvidence(tx, customer, customer.id);
  const moved = await carryOut(tx, scope, customer, input, hashes);
  if (!moved.ok) return moved;
  const { status, lastTransitionId, updatedAt } = moved.value;
  return keepAnswer(tx, scope, input, {
    kind: "DECIDED",
    status: status as CustomerStatus,
    transitionId: toPublicId("transition", lastTransitionId),
    proposalId: null,
    undoUntil: input.decision === "SUSPENDED" ? undoUntil(updatedAt).toISOString() : null,
  });
}
