import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { decisionProposals } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { ids, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, lockCustomer } from "@/lib/customers/reads";
import { notify } from "@/lib/notifications/writes";
import { announceCase } from "@/lib/outbox/emit";
import { type CaseRecord, lockOpenCase } from "@/lib/reviews/cases/reads";
import { nextCase } from "@/lib/reviews/queue/reads";
import { decisionBar } from "./access";
import { type Decision, PROPOSAL_STATE_LABELS, type ProposalState } from "./constants";
import type { ConfirmationInput, DecisionInput, SettlementInput } from "./input";
import { type DecisionFields, decisionFields } from "./input-fields";
import { changedSince, findProposal, isStillPossible, type ProposalRecord } from "./reads";
import { whatChanged } from "./reads-changes";
import type { DecisionAnswer } from "./types";
import { approvalBar, carryOut, refuseChanged } from "./writes-effects";

const VERBS: Record<Decision, string> = {
  APPROVED: "approve",
  SUSPENDED: "suspend",
  UNSUSPENDED: "lift the suspension of",
};

const pageOf = (customer: CustomerRecord) =>
  `/review/${toPublicId("organisation", customer.orgId)}/${toPublicId("customer", customer.id)}#decision`;

/** Keeps a decision for a second person and tells the others that one is wanted. Gives the proposal's id. */
export async function propose(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  found: CaseRecord,
  input: DecisionInput,
  policy: string,
): Promise<string> {
  const id = ids.next();
  const { hashes } = await customerEvidence(tx, customer, customer.id);
  await tx.insert(decisionProposals).values({
    orgId: customer.orgId,
    id,
    customerId: customer.id,
    caseId: found.id,
    decision: input.decision,
    version: customer.version,
    documentHashes: hashes,
    reasonCode: input.reasonCode,
    reason: input.reason,
    internalReason: input.internalReason,
    policy,
    proposedBy: scope.userId,
    proposedByName: scope.userName,
    proposedAt: clock.now(),
  });
  await recordAudit(tx, scope, {
    orgId: customer.orgId,
    action: "proposal.made",
    subject: { kind: "proposal", id },
    customerId: customer.id,
    detail: { decision: input.decision, reason: input.reason, internal: input.internalReason, policy },
  });
  await announceCase(tx, { orgId: customer.orgId, customerId: customer.id });
  await notify(tx, scope, {
    orgId: customer.orgId,
    kind: "second_eye.wanted",
    title: `${scope.userName} wants to ${VERBS[input.decision]} ${customer.displayName}`,
    body: `${policy} Look at the case, then confirm or refuse.`,
    href: pageOf(customer),
    customerId: customer.id,
    to: { staff: "all" },
    exceptUserId: scope.userId,
  });
  return id;
}

async function settle(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  proposal: ProposalRecord,
  state: Exclude<ProposalState, "OPEN">,
  reason: string | null,
): Promise<void> {
  const rows = await tx
    .update(decisionProposals)
    .set({
      state,
      settledBy: scope.userId,
      settledByName: scope.userName,
      settledAt: clock.now(),
      settledReason: reason,
    })
    .where(
      and(
        inOrg(decisionProposals.orgId, customer),
        eq(decisionProposals.id, proposal.id),
        eq(decisionProposals.state, "OPEN"),
      ),
    )
    .returning({ id: decisionProposals.id });
  if (rows.length !== 1) throw new Error("A proposal under the lock of its customer was settled by somebody else");
  await recordAudit(tx, scope, {
    orgId: customer.orgId,
    action: state === "STALE" ? "proposal.overtaken" : (`proposal.${state.toLowerCase()}` as "proposal.confirmed"),
    subject: { kind: "proposal", id: proposal.id },
    customerId: customer.id,
    detail: { decision: proposal.decision, proposedBy: proposal.proposedByName, ...(reason ? { reason } : {}) },
  });
  await announceCase(tx, { orgId: customer.orgId, customerId: customer.id });
  if (proposal.proposedBy === scope.userId) return;
  await notify(tx, scope, {
    orgId: customer.orgId,
    kind: "proposal.settled",
    title: `${PROPOSAL_STATE_LABELS[state]}: ${VERBS[proposal.decision as Decision]} ${customer.displayName}`,
    body: reason ? `${scope.userName}: ${reason}` : `${scope.userName} has looked at what you proposed.`,
    href: pageOf(customer),
    customerId: customer.id,
    to: { userIds: [proposal.proposedBy] },
  });
}

/** Ends a proposal that a change has overtaken. */
export const overtake = (tx: Tx, scope: ReviewerScope, customer: CustomerRecord, proposal: ProposalRecord) =>
  settle(tx, scope, customer, proposal, "STALE", "The customer changed after this was proposed.");

const settledAlready = ({ state, settledByName }: ProposalRecord) => {
  const words = PROPOSAL_STATE_LABELS[state as ProposalState].toLowerCase();
  return refuse("wrong_state", `This proposal is settled: ${words}${settledByName ? ` by ${settledByName}` : ""}.`);
};

/**
 * The second person's yes: the decision takes effect in the proposer's name. Refused to whoever may not decide and to the proposer. When
 * the customer changed since it was proposed, the proposal ends and `detail` says what changed.
 */
export async function confirmProposal(
  scope: ReviewerScope,
  input: ConfirmationInput,
): Promise<Outcome<DecisionAnswer>> {
  // A proposal that ends because of a change is kept so, though the answer is a refusal.
  const kept = await writeInScope<Outcome<DecisionAnswer>>(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    const proposal = customer && (await findProposal(tx, customer, input.proposalId));
    if (!customer || !proposal) return NOT_FOUND;
    if (proposal.state === "CONFIRMED" && proposal.settledBy === scope.userId) {
      return ok(ok(await answerOf(tx, scope, customer)));
    }
    if (proposal.state !== "OPEN") return settledAlready(proposal);
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    if (proposal.proposedBy === scope.userId) {
      return refuse("forbidden", "You proposed this, so another person has to confirm it.");
    }
    const overtaken = await changedSince(tx, customer, proposal);
    if (overtaken || !isStillPossible(customer, proposal)) {
      await overtake(tx, scope, customer, proposal);
      return ok(overtaken ? refuseChanged(overtaken) : settledAlready({ ...proposal, state: "STALE" }));
    }
    const changed = await whatChanged(tx, customer, { ...input, documents: input.evidence });
    if (changed) return refuseChanged(changed);
    const moved = await confirmed(tx, scope, customer, proposal);
    return moved.ok ? ok(ok(await answerOf(tx, scope, moved.value))) : moved;
  });
  return kept.ok ? kept.value : kept;
}

async function confirmed(tx: Tx, scope: ReviewerScope, customer: CustomerRecord, proposal: ProposalRecord) {
  const open = await lockOpenCase(tx, customer, customer.id);
  if (proposal.decision === "APPROVED") {
    const ready = await approvalBar(tx, customer, open);
    if (!ready.ok) return ready;
  }
  const { decision, reasonCode, reason, internalReason } = proposal;
  const fields: DecisionFields = decisionFields.parse({ decision, reasonCode, reason, internalReason });
  await settle(tx, scope, customer, proposal, "CONFIRMED", null);
  return carryOut(tx, scope, customer, fields, proposal.documentHashes, {
    actor: { kind: "STAFF", id: proposal.proposedBy, name: proposal.proposedByName },
    confirmedBy: { id: scope.userId, name: scope.userName },
  });
}

async function answerOf(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<DecisionAnswer> {
  return {
    kind: "DECIDED",
    status: customer.status as CustomerStatus,
    transitionId: toPublicId("transition", customer.lastTransitionId),
    proposalId: null,
    undoUntil: null,
    next: await nextCase(tx, customer.id, scope.userId),
  };
}

/** The second person's no. The case stays open for another decision. */
export const refuseProposal = (scope: ReviewerScope, input: SettlementInput) =>
  settleWithReason(scope, input, "REFUSED");

/** The proposer takes it back. */
export const withdrawProposal = (scope: ReviewerScope, input: SettlementInput) =>
  settleWithReason(scope, input, "WITHDRAWN");

function settleWithReason(
  scope: ReviewerScope,
  input: SettlementInput,
  state: "REFUSED" | "WITHDRAWN",
): Promise<Outcome<{ state: ProposalState }>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    const proposal = customer && (await findProposal(tx, customer, input.proposalId));
    if (!customer || !proposal) return NOT_FOUND;
    if (proposal.state === state && proposal.settledBy === scope.userId) return ok({ state });
    if (proposal.state !== "OPEN") return settledAlready(proposal);
    const isOwn = proposal.proposedBy === scope.userId;
    if (state === "WITHDRAWN" && !isOwn) {
      return refuse("forbidden", `Only ${proposal.proposedByName} can withdraw this. You can refuse it.`);
    }
    if (state === "REFUSED" && isOwn) return refuse("forbidden", "This is your own proposal. Withdraw it instead.");
    const bar = state === "REFUSED" ? await decisionBar(tx, scope, customer) : null;
    if (bar) return bar;
    await settle(tx, scope, customer, proposal, state, input.reason);
    return ok({ state });
  });
}
