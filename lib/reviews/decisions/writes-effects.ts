import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus, Purpose } from "@/lib/customers/constants";
import { customerEvidence, type EvidenceHash } from "@/lib/customers/lifecycle/evidence";
import { type TransitionRecord, transitionCustomer } from "@/lib/customers/lifecycle/transition";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { missingItems } from "@/lib/customers/rules-completeness";
import { askedItems } from "@/lib/requests/reads";
import { type CaseRecord, lockOpenCase } from "@/lib/reviews/cases/reads";
import { closeCase, openCase } from "@/lib/reviews/cases/writes";
import { openFlags } from "@/lib/reviews/findings/reads";
import type { DecisionFields } from "./input-fields";
import { decisionRisk, isReviewed } from "./reads";
import { caseReasonFor, statusAfterLift, undoUntil } from "./rules";
import { changeSentence } from "./rules-changes";
import type { DecisionChange } from "./types";

/** Refused because of what changed meanwhile, with it in `detail`. */
export const refuseChanged = (change: DecisionChange) =>
  refuse(change.transitions.length > 0 ? "wrong_state" : "conflict", changeSentence(change), { detail: change });

/** The open case, else a new one for this decision. */
export async function caseForDecision(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<CaseRecord> {
  const open = await lockOpenCase(tx, customer, customer.id);
  if (open) return open;
  const riskScore = await decisionRisk(tx, customer, null);
  return openCase(tx, scope, customer, { reason: caseReasonFor(customer.status as CustomerStatus), riskScore });
}

/** Whether a person may approve now; flags are cleared first, one by one, so that none is passed over. */
export async function approvalBar(tx: Tx, customer: CustomerRecord, open: CaseRecord | null): Promise<Outcome<null>> {
  if (!open || !(await isReviewed(tx, customer))) {
    return refuse(
      "wrong_state",
      "The automated review has not looked at this version yet. It normally takes two seconds; then decide.",
    );
  }
  const flags = await openFlags(tx, customer, customer, open.id);
  if (flags.length === 0) return ok(null);
  const names = flags.map((flag) => flag.label).join(", ");
  return refuse("wrong_state", `Flagged and not cleared: ${names}. Clear each flag, or ask for what is wrong.`, {
    detail: { kind: "flags", flags },
  });
}

async function statusOfLift(tx: Tx, customer: CustomerRecord): Promise<CustomerStatus> {
  const { facts } = await customerEvidence(tx, customer, customer.id);
  const { today } = await organisationFacts(tx, customer);
  const purpose = customer.purpose as Purpose;
  const profile = openProfile(customer);
  const asked = await askedItems(tx, customer, profile);
  return statusAfterLift([...missingItems({ profile, documents: facts, purpose, today }), ...asked]);
}

/** The open case becomes one of a lifted suspension: the automated review then leaves it to a person. */
async function markAppeal(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<void> {
  const open = await caseForDecision(tx, scope, customer);
  if (open.reason === "APPEAL") return;
  await tx
    .update(reviewCases)
    .set({ reason: "APPEAL", version: open.version + 1 })
    .where(and(inOrg(reviewCases.orgId, customer), eq(reviewCases.id, open.id)));
}

/** Lets a decision take effect: the transition, and the case that follows it. The customer's row is locked. */
export async function carryOut(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  decided: DecisionFields,
  hashes: EvidenceHash[],
  record: TransitionRecord = {},
): Promise<Outcome<CustomerRecord>> {
  const { decision, internalReason } = decided;
  const reason = { code: decided.reasonCode.toLowerCase(), text: decided.reason, internal: internalReason };
  if (decision === "UNSUSPENDED") {
    const lifted = await transitionCustomer(
      tx,
      scope,
      customer,
      await statusOfLift(tx, customer),
      reason,
      hashes,
      record,
    );
    if (lifted.ok) await markAppeal(tx, scope, customer);
    return lifted;
  }
  const more = decision === "SUSPENDED" ? { ...record, undoUntil: undoUntil(clock.now()) } : record;
  const moved = await transitionCustomer(tx, scope, customer, decision, reason, hashes, more);
  if (!moved.ok) return moved;
  // Opened after the transition where none was: taking the suspension back then knows that there was none before.
  await caseForDecision(tx, scope, customer);
  await closeCase(tx, scope, customer, internalReason);
  return moved;
}
