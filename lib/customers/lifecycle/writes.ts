import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, customerVersions } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { actorOf, recordAudit } from "@/lib/audit/record";
import type { MerchantScope, Scope, TenantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus, Purpose } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { type ReviewTriggers, statusAfterEdit, statusAfterSubmit } from "@/lib/customers/rules";
import { missingItems, walletReadiness } from "@/lib/customers/rules-completeness";
import { missingMarks } from "@/lib/customers/rules-missing";
import type { MissingItem } from "@/lib/customers/types";
import { firstExpiry } from "@/lib/documents/rules";
import { emitEvent } from "@/lib/outbox/emit";
import { withQuestions } from "@/lib/requests/rules";
import { settleQuestions } from "@/lib/requests/writes-settle";
import { profileColumns, versionBinding } from "./columns";
import { customerEvidence, draftEvidence, type Evidence } from "./evidence";
import { insertTransition, requestReview, stateColumns, transitionCustomer } from "./transition";

/** Keeps a version of the profile for decisions and for the next editor. */
export async function recordVersion(
  tx: Tx,
  scope: Scope,
  orgId: string,
  customerId: string,
  version: number,
  profile: CustomerProfile,
) {
  const actor = actorOf(scope);
  await tx.insert(customerVersions).values({
    orgId,
    customerId,
    version,
    profileSealed: seal(JSON.stringify(profile), versionBinding(orgId, customerId, version)),
    editedBy: actor.id,
    editedByName: actor.name,
    createdAt: clock.now(),
  });
}

/** In words, why a customer waits or what happens next. */
function reasonFor(status: CustomerStatus, missing: MissingItem[]) {
  if (status === "UNDER_REVIEW") return { code: "complete", text: "Everything is there. The review is running." };
  const count = missing.length;
  return { code: "incomplete", text: count === 1 ? "One thing is missing." : `${count} things are missing.` };
}

const NO_EVIDENCE: Evidence = { facts: [], hashes: [] };

export async function refuseUnlessCreationIsOn(tx: Tx, scope: TenantScope): Promise<Outcome<null>> {
  const organisation = await organisationFacts(tx, scope);
  if (organisation.canCreateCustomers) return ok(null);
  return refuse(
    "feature_off",
    `Adding customers is not switched on for ${organisation.name}. Write to ${organisation.contactEmail} and name the Organisation ID ${toPublicId("organisation", organisation.id)}.`,
  );
}

/**
 * Makes a customer from an accepted profile, in the caller's transaction. Its status follows from what is missing, counting
 * the documents of the draft, if there is one, which the caller attaches afterwards. `customerId` is decided by the draft, or by the line of a file.
 */
export async function createCustomer(
  tx: Tx,
  scope: MerchantScope,
  input: { customerId: string; profile: CustomerProfile; purpose: Purpose; draftId?: string },
): Promise<Outcome<{ id: string; status: CustomerStatus; missing: MissingItem[] }>> {
  const allowed = await refuseUnlessCreationIsOn(tx, scope);
  if (!allowed.ok) return allowed;
  const { customerId, profile, purpose } = input;
  const columns = profileColumns(scope.orgId, customerId, profile);
  if (columns.externalId) {
    const [taken] = await tx
      .select({ id: customers.id, name: customers.displayName })
      .from(customers)
      .where(
        and(inOrg(customers.orgId, scope), eq(customers.externalId, columns.externalId), isNull(customers.deletedAt)),
      );
    if (taken) {
      const message = `Another customer already has this external id: ${taken.name} (${toPublicId("customer", taken.id)}).`;
      return refuse("conflict", message, { fields: { external_id: message } });
    }
  }
  const evidence = input.draftId ? await draftEvidence(tx, scope, input.draftId) : NO_EVIDENCE;
  const { today } = await organisationFacts(tx, scope);
  const missing = missingItems({ profile, purpose, documents: evidence.facts, today });
  const status = statusAfterSubmit(missing);
  const now = clock.now();
  const version = 1;
  const reason = reasonFor(status, missing);
  const change = { orgId: scope.orgId, customerId, from: null, to: status, reason, version, evidence: evidence.hashes };
  const lastTransitionId = await insertTransition(tx, scope, change);
  await tx.insert(customers).values({
    orgId: scope.orgId,
    id: customerId,
    type: profile.type,
    purpose,
    ...stateColumns({ status, isEnabled: true, restrictions: [] }),
    ...columns,
    missingCount: missing.length,
    missingMarks: missingMarks(missing),
    documentsExpireOn: firstExpiry(evidence.facts),
    statusReason: reason.text,
    version,
    lastTransitionId,
    createdBy: scope.userId,
    lastEditedBy: scope.userId,
    createdAt: now,
    updatedAt: now,
    submittedAt: status === "UNDER_REVIEW" ? now : null,
  });
  const id = toPublicId("customer", customerId);
  // Sent together: each needs the customer's row and nothing of the others.
  await Promise.all([
    recordVersion(tx, scope, scope.orgId, customerId, version, profile),
    recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "customer.created",
      subject: { kind: "customer", id: customerId },
      customerId,
      detail: { status, missing: missing.map((item) => item.label), documents: evidence.hashes },
    }),
    emitEvent(tx, {
      orgId: scope.orgId,
      type: "customer.created",
      subjectId: customerId,
      payload: { customer_id: id, status },
    }),
    status === "UNDER_REVIEW" ? requestReview(tx, { orgId: scope.orgId, id: customerId }, version) : undefined,
  ]);
  return ok({ id, status, missing });
}

/** What happened to the customer: files came from a draft, files changed, or these parts of the profile changed. */
export type ChangeCause = "attached" | "documents" | ReviewTriggers;

const DOCUMENTS_CHANGED: ReviewTriggers = { review: ["IDENTIFICATION"], addressCheck: true };

function reasonForReview(from: CustomerStatus, cause: ChangeCause, missing: MissingItem[]) {
  if (from !== "APPROVED") return reasonFor("UNDER_REVIEW", missing);
  if (cause === "documents")
    return { code: "documents_changed", text: "A document was changed, so the review runs again." };
  return { code: "profile_changed", text: "Name, birth date, ID or address was changed, so the review runs again." };
}

/**
 * Brings the status in line with what is there now, after documents or profile changed. The row must be locked by the caller.
 * Completing moves PENDING_INFO to UNDER_REVIEW; taking something mandatory away moves back; a change that matters to a
 * finished or running review starts it again.
 */
export async function reevaluateCustomer(
  tx: Tx,
  scope: Scope,
  customer: CustomerRecord,
  cause: ChangeCause,
): Promise<Outcome<CustomerRecord>> {
  const evidence = await customerEvidence(tx, customer, customer.id);
  const { today } = await organisationFacts(tx, customer);
  const facts = { profile: openProfile(customer), documents: evidence.facts, today };
  const lacking = missingItems({ ...facts, purpose: customer.purpose as Purpose });
  const asked = await settleQuestions(tx, scope, customer, { profile: facts.profile, evidence, lacking });
  const missing = withQuestions(asked, lacking);
  const status = customer.status as CustomerStatus;
  const [counted] = await tx
    .update(customers)
    .set({
      missingCount: missing.length,
      missingMarks: missingMarks(missing),
      documentsExpireOn: firstExpiry(evidence.facts),
      isWalletReady: walletReadiness(status, facts),
      updatedAt: clock.now(),
    })
    .where(and(inOrg(customers.orgId, customer), eq(customers.id, customer.id)))
    .returning();
  if (!counted) return refuse("conflict", "Somebody else has just changed this customer. Look at it again.");
  if (cause === "attached") return ok(counted);
  const triggers = cause === "documents" ? DOCUMENTS_CHANGED : cause;
  const target = statusAfterEdit(status, missing, triggers);
  if (target !== status) {
    const reason = target === "UNDER_REVIEW" ? reasonForReview(status, cause, missing) : reasonFor(target, missing);
    return transitionCustomer(tx, scope, counted, target, reason, evidence.hashes);
  }
  if (status === "UNDER_REVIEW") await requestReview(tx, counted, counted.version);
  return ok(counted);
}
