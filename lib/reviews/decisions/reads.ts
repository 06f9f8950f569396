import { and, desc, eq, gte, lt } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerTransitions, decisionProposals, documents, organisations, reviewCases, reviewRuns } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { fromPublicId } from "@/lib/core/ids";
import type { CustomerStatus } from "@/lib/customers/constants";
import { evidenceDigest } from "@/lib/customers/lifecycle/evidence";
import type { CustomerRecord } from "@/lib/customers/reads";
import type { CaseRecord } from "@/lib/reviews/cases/reads";
import { reviewedDigests } from "@/lib/reviews/reads";
import type { Decision, SecondEyePolicy } from "./constants";
import type { SeenInput } from "./input";
import { type LookedAt, whatChanged } from "./reads-changes";
import { decisionsFrom, needsSecondEye, type SecondEyeFacts, secondEyeWords } from "./rules";
import type { DecisionChange } from "./types";

export type ProposalRecord = typeof decisionProposals.$inferSelect;
export type TransitionRow = typeof customerTransitions.$inferSelect;

/** What nothing has scored counts as the highest risk. */
const UNSCORED = 100;

/** The higher of the open case's risk and the last review's, 0 to 100; the database asks the same. */
export async function decisionRisk(tx: Tx, customer: CustomerRecord, open: CaseRecord | null): Promise<number> {
  const [run] = await tx
    .select({ riskScore: reviewRuns.riskScore })
    .from(reviewRuns)
    .where(and(inOrg(reviewRuns.orgId, customer), eq(reviewRuns.customerId, customer.id)))
    .orderBy(desc(reviewRuns.id))
    .limit(1);
  const scores = [open?.riskScore, run?.riskScore].filter((score) => score !== undefined);
  return scores.length > 0 ? Math.max(...scores) : UNSCORED;
}

/** Why a decision needs a second person, in words; null when it does not. */
export async function secondEyeFor(
  tx: Tx,
  customer: CustomerRecord,
  open: CaseRecord | null,
  decision: Decision,
): Promise<string | null> {
  const [row] = await tx
    .select({ policy: organisations.secondEye, threshold: organisations.secondEyeRisk })
    .from(organisations)
    .where(inOrg(organisations.id, customer));
  if (!row) throw new Error("The organisation of a customer is not there");
  const facts: SecondEyeFacts = {
    policy: row.policy as SecondEyePolicy,
    threshold: row.threshold,
    riskScore: await decisionRisk(tx, customer, open),
  };
  return needsSecondEye({ ...facts, decision }) ? secondEyeWords(facts) : null;
}

/** Whether the automated review has looked at what stands now: without it nobody knows the risk. */
export async function isReviewed(tx: Tx, customer: CustomerRecord): Promise<boolean> {
  const digest = evidenceDigest(await currentPapers(tx, customer));
  return (await reviewedDigests(tx, customer)).includes(digest);
}

/** The files that count now, as a decision has to name them; inside ids. */
export function currentPapers(tx: Tx, customer: CustomerRecord) {
  return tx
    .select({
      documentId: documents.id,
      sha256: documents.sha256,
      issuedOn: documents.issuedOn,
      expiresOn: documents.expiresOn,
    })
    .from(documents)
    .where(and(inOrg(documents.orgId, customer), eq(documents.customerId, customer.id), eq(documents.state, "CURRENT")))
    .orderBy(documents.id);
}

/** What a decision made now has to name; inside ids. */
export async function seenNow(tx: Tx, customer: CustomerRecord): Promise<SeenInput> {
  return {
    version: customer.version,
    transitionId: customer.lastTransitionId,
    evidence: await currentPapers(tx, customer),
  };
}

export async function openProposal(tx: Tx, customer: CustomerRecord): Promise<ProposalRecord | null> {
  const [row] = await tx
    .select()
    .from(decisionProposals)
    .where(
      and(
        inOrg(decisionProposals.orgId, customer),
        eq(decisionProposals.customerId, customer.id),
        eq(decisionProposals.state, "OPEN"),
      ),
    );
  return row ?? null;
}

export async function findProposal(tx: Tx, customer: CustomerRecord, id: string): Promise<ProposalRecord | null> {
  const [row] = await tx
    .select()
    .from(decisionProposals)
    .where(
      and(
        inOrg(decisionProposals.orgId, customer),
        eq(decisionProposals.customerId, customer.id),
        eq(decisionProposals.id, id),
      ),
    );
  return row ?? null;
}

/** What is different from what was proposed on; null while it can be confirmed. */
export function changedSince(
  tx: Tx,
  customer: CustomerRecord,
  proposal: ProposalRecord,
): Promise<DecisionChange | null> {
  const looked: LookedAt = {
    version: proposal.version,
    since: proposal.proposedAt,
    documents: proposal.documentHashes.map(({ documentId, sha256 }) => ({
      documentId: fromPublicId("document", documentId) ?? "",
      sha256,
    })),
  };
  return whatChanged(tx, customer, looked);
}

/** Whether what was proposed is still a decision that the status allows. */
export const isStillPossible = (customer: CustomerRecord, proposal: ProposalRecord): boolean =>
  decisionsFrom(customer.status as CustomerStatus).includes(proposal.decision as Decision);

/** The record of how the customer came to its status. */
export async function lastTransition(tx: Tx, customer: CustomerRecord): Promise<TransitionRow> {
  const [row] = await tx
    .select()
    .from(customerTransitions)
    .where(and(inOrg(customerTransitions.orgId, customer), eq(customerTransitions.id, customer.lastTransitionId)));
  if (!row) throw new Error("A customer without the record of its status");
  return row;
}

/** The case that a suspension closed, if one was open before it. */
export async function caseClosedBy(
  tx: Tx,
  customer: CustomerRecord,
  suspension: Pick<TransitionRow, "at">,
): Promise<CaseRecord | null> {
  const [row] = await tx
    .select()
    .from(reviewCases)
    .where(
      and(
        inOrg(reviewCases.orgId, customer),
        eq(reviewCases.customerId, customer.id),
        lt(reviewCases.openedAt, suspension.at),
        gte(reviewCases.closedAt, suspension.at),
      ),
    )
    .orderBy(desc(reviewCases.id))
    .limit(1);
  return row ?? null;
}
