import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { insertRows } from "@/db/insert-rows";
import { customers, customerTransitions, documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { type Actor, actorOf, recordAudit } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { ids, toPublicId } from "@/lib/core/ids";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus, RestrictionName } from "@/lib/customers/constants";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { accountState, canTransition, isActive, type TransitionBy } from "@/lib/customers/rules";
import { walletReadiness } from "@/lib/customers/rules-completeness";
import { announceStatus } from "@/lib/notifications/writes-status";
import { emitEvent, enqueueJobs } from "@/lib/outbox/emit";
import { activeRestrictions } from "@/lib/restrictions/reads";
import { customerEvidence, type EvidenceHash } from "./evidence";

export type TransitionReason = {
  /** Stable word, for example `complete`, `all_checks_passed`, `reviewer_approved`. */
  code: string;
  /** For the merchant. */
  text: string;
  /** For staff only. */
  internal?: string;
  runId?: string;
};

/** What the record of a person's decision holds besides. */
export type TransitionRecord = {
  /** Who decided, where somebody else confirms. */
  actor?: Actor;
  confirmedBy?: { id: string; name: string };
  /** Of a suspension: until when it may be taken back. */
  undoUntil?: Date;
};

type Stated = { status: CustomerStatus; isEnabled: boolean; restrictions: readonly RestrictionName[] };

/** The flags that follow from status, the merchant's switch and what is restricted now. */
export function stateColumns({ status, isEnabled, restrictions }: Stated) {
  return {
    status,
    isEnabled,
    isActive: isActive({ status, restrictions }),
    accountState: accountState({ status, isEnabled, restrictions }),
  };
}

type StatusChange = {
  id: string;
  orgId: string;
  customerId: string;
  from: CustomerStatus | null;
  to: CustomerStatus;
  reason: TransitionReason;
  version: number;
  evidence: EvidenceHash[];
};

/** Writes the records of changes of status. The database refuses a status without one. */
export async function insertTransitions(
  tx: Tx,
  scope: Scope,
  changes: readonly StatusChange[],
  record: TransitionRecord = {},
): Promise<void> {
  const actor = record.actor ?? actorOf(scope);
  const rows = changes.map((change) => ({
    orgId: change.orgId,
    id: change.id,
    customerId: change.customerId,
    fromStatus: change.from,
    toStatus: change.to,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    reasonCode: change.reason.code,
    reason: change.reason.text,
    internalReason: change.reason.internal ?? null,
    version: change.version,
    documentHashes: change.evidence,
    runId: change.reason.runId ?? null,
    undoUntil: record.undoUntil ?? null,
    confirmedBy: record.confirmedBy?.id ?? null,
    confirmedByName: record.confirmedBy?.name ?? null,
    at: clock.now(),
  }));
  await insertRows(tx, customerTransitions, rows);
}

/**
 * Asks for the automated review of customers at a version: a waiting request for the same customer is replaced. `priority` is that of
 * jobs.
 */
export function requestReviews(
  tx: Tx,
  customers: readonly Pick<CustomerRecord, "orgId" | "id">[],
  version: number,
  priority = 0,
): Promise<void> {
  const jobs = customers.map(({ orgId, id }) => ({
    job: { task: "review_customer" as const, payload: { orgId, customerId: id, version } },
    ...{ key: `review:${id}`, priority },
  }));
  return enqueueJobs(tx, jobs);
}

/** Approval accepts the documents that were looked at; whether a wallet may follow is decided on them. */
async function acceptDocuments(tx: Tx, customer: CustomerRecord): Promise<boolean> {
  await tx
    .update(documents)
    .set({ review: "ACCEPTED" })
    .where(
      and(
        inOrg(documents.orgId, customer),
        eq(documents.customerId, customer.id),
        eq(documents.state, "CURRENT"),
        eq(documents.review, "PENDING"),
      ),
    );
  const { facts } = await customerEvidence(tx, customer, customer.id);
  const { today } = await organisationFacts(tx, customer);
  return walletReadiness("APPROVED", { profile: openProfile(customer), documents: facts, today });
}

/**
 * The only way from one status to another. The row must be locked by the caller. Refuses what the life cycle does not allow.
 */
export async function transitionCustomer(
  tx: Tx,
  scope: Scope,
  customer: CustomerRecord,
  to: CustomerStatus,
  reason: TransitionReason,
  evidence: EvidenceHash[],
  { by = scope.kind === "reviewer" ? "REVIEWER" : "SYSTEM", ...record }: TransitionRecord & { by?: TransitionBy } = {},
): Promise<Outcome<CustomerRecord>> {
  const from = customer.status as CustomerStatus;
  if (!canTransition(from, to, by)) {
    return refuse(
      "wrong_state",
      "The status of this customer has changed meanwhile. Look at it again before you decide.",
    );
  }
  const lastTransitionId = ids.next();
  const change = {
    id: lastTransitionId,
    orgId: customer.orgId,
    customerId: customer.id,
    from,
    to,
    reason,
    version: customer.version,
    evidence,
  };
  await insertTransitions(tx, scope, [change], record);
  const isWalletReady = to === "APPROVED" && (await acceptDocuments(tx, customer));
  const restrictions = await activeRestrictions(tx, customer, customer.id);
  const now = clock.now();
  const [updated] = await tx
    .update(customers)
    .set({
      ...stateColumns({ status: to, isEnabled: customer.isEnabled, restrictions }),
      isWalletReady,
      statusReason: reason.text,
      lastTransitionId,
      updatedAt: now,
      ...(to === "UNDER_REVIEW" ? { submittedAt: now } : {}),
      ...(to === "APPROVED" || to === "SUSPENDED" ? { reviewedAt: now } : {}),
    })
    .where(
      and(
        inOrg(customers.orgId, customer),
        eq(customers.id, customer.id),
        eq(customers.lastTransitionId, customer.lastTransitionId),
      ),
    )
    .returning();
  if (!updated) return refuse("conflict", "Somebody else has just changed this customer. Look at it again.");
  // Sent together: each needs the new status and nothing of the others.
  await Promise.all([
    recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "customer.status_changed",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      detail: {
        from,
        to,
        reason: reason.text,
        reasonCode: reason.code,
        ...(reason.internal ? { internal: reason.internal } : {}),
        ...(record.actor ? { decidedBy: record.actor.name } : {}),
      },
    }),
    emitEvent(tx, {
      orgId: customer.orgId,
      type: "customer.status_changed",
      subjectId: customer.id,
      payload: { customer_id: toPublicId("customer", customer.id), from, to, reason_code: reason.code },
    }),
    announceStatus(tx, scope, customer, to, reason.text),
    to === "UNDER_REVIEW" ? requestReviews(tx, [customer], customer.version) : undefined,
  ]);
  return ok(updated);
}
