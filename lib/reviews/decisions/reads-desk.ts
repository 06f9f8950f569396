import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { CustomerRecord } from "@/lib/customers/reads";
import { type CaseRecord, latestCase } from "@/lib/reviews/cases/reads";
import { openFlags } from "@/lib/reviews/findings/reads";
import { decisionBar, leadBar } from "./access";
import type { Decision, DecisionReason, ProposalState } from "./constants";
import { changedSince, isReviewed, lastTransition, openProposal, secondEyeFor, seenNow } from "./reads";
import { decisionsFrom, mayUndo } from "./rules";
import type { DecisionDesk, ProposalView, UndoView } from "./types";

async function proposalView(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<ProposalView | null> {
  const row = await openProposal(tx, customer);
  if (!row) return null;
  return {
    id: toPublicId("proposal", row.id),
    decision: row.decision as Decision,
    reasonCode: row.reasonCode as DecisionReason,
    reason: row.reason,
    internalReason: row.internalReason,
    policy: row.policy,
    version: row.version,
    documentCount: row.documentHashes.length,
    proposedByName: row.proposedByName,
    proposedAt: row.proposedAt.toISOString(),
    state: row.state as ProposalState,
    isOwn: row.proposedBy === scope.userId,
    changed: await changedSince(tx, customer, row),
  };
}

async function undoView(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<UndoView | null> {
  if (customer.status !== "SUSPENDED") return null;
  const last = await lastTransition(tx, customer);
  const facts = { undoUntil: last.undoUntil, now: clock.now(), suspendedBy: last.actorId, by: scope };
  if (!mayUndo(facts) || last.undoUntil === null || last.fromStatus === null) return null;
  return {
    transitionId: toPublicId("transition", last.id),
    byName: last.actorName,
    until: last.undoUntil.toISOString(),
    returnsTo: last.fromStatus as CustomerStatus,
  };
}

/** What a decision made on this page will name; outside ids. */
async function seenOutside(tx: Tx, customer: CustomerRecord): Promise<DecisionDesk["seen"]> {
  const seen = await seenNow(tx, customer);
  return {
    version: seen.version,
    transitionId: toPublicId("transition", seen.transitionId),
    evidence: seen.evidence.map((paper) => ({ ...paper, documentId: toPublicId("document", paper.documentId) })),
  };
}

/** Everything that the place where decisions are made shows to this person. */
export async function decisionDesk(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<DecisionDesk> {
  const status = customer.status as CustomerStatus;
  const newest: CaseRecord | null = await latestCase(tx, customer, customer.id);
  const open = newest?.closedAt === null ? newest : null;
  const decisions = decisionsFrom(status);
  const letsGoOn = decisions.find((decision) => decision !== "SUSPENDED");
  const forLead = leadBar(scope, open);
  return {
    of: {
      orgId: toPublicId("organisation", customer.orgId),
      id: toPublicId("customer", customer.id),
      name: customer.displayName,
    },
    status,
    seen: await seenOutside(tx, customer),
    decisions,
    barred: (await decisionBar(tx, scope, customer))?.message ?? forLead?.message ?? null,
    isReferred: open?.isReferred ?? false,
    isForLead: forLead !== null,
    secondEye: letsGoOn ? await secondEyeFor(tx, customer, open, letsGoOn) : null,
    waitsForReview: status === "UNDER_REVIEW" && (!open || !(await isReviewed(tx, customer))),
    flags: open ? await openFlags(tx, customer, customer, open.id) : [],
    proposal: await proposalView(tx, scope, customer),
    undo: await undoView(tx, scope, customer),
  };
}
