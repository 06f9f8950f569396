import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { insertRows } from "@/db/insert-rows";
import { customers, customerTransitions, documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { sent } from "@/db/sent";
import { type Actor, actorOf, recordAudit } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import type { CivilDate } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { ids, toPublicId } from "@/lib/core/ids";
import { type Outcome, ok, RefusalError, refuse } from "@/lib/core/outcome";
import type { CustomerStatus, RestrictionName } from "@/lib/customers/constants";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { accountState, canTransition, isActive, type TransitionBy } from "@/lib/customers/rules";
import { walletReadiness } from "@/lib/customers/rules-completeness";
import type { DocumentFact } from "@/lib/documents/rules";
import { announceStatus } from "@/lib/notifications/writes-status";
import { emitEvent, enqueueJobs, type JobTurn } from "@/lib/outbox/emit";
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

/** What was sent along with a change of a customer's row that is not there any more is undone. */
export function requireWritten(rows: readonly unknown[]): void {
  if (rows.length === 1) return;
  throw new RefusalError(refuse("conflict", "Somebody else has just changed this customer. Look at it again."));
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

/** Asks for the automated review of customers at a version: a waiting request for the same customer is replaced. */
export function requestReviews(
  tx: Tx,
  customers: readonly Pick<CustomerRecord, "orgId" | "id">[],
  version: number,
  turn: JobTurn = {},
): Promise<void> {
  const jobs = customers.map(({ orgId, id }) => ({
    job: { task: "review_customer" as const, payload: { orgId, customerId: id, version } },
    ...{ key: `review:${id}`, ...turn },
  }));
  return enqueueJobs(tx, jobs);
}

/** What a change of status follows from beside the customer's row. */
export type StandingFacts = {
  /** What is restricted now. */
  restrictions: readonly RestrictionName[];
  /** Of an approval: the documents that count at present, and the organisation's day. */
  approval: { documents: readonly DocumentFact[]; today: CivilDate } | null;
};

type Options = TransitionRecord & {
  by?: TransitionBy;
  /** Where the caller has read it already, of the locked customer: then nothing is waited for before all is sent. */
  known?: StandingFacts;
  /** Columns that change for another reason at the same moment: the row is written once. */
  besides?: Partial<CustomerRecord>;
};

async function standingFacts(tx: Tx, customer: CustomerRecord, to: CustomerStatus): Promise<StandingFacts> {
  const isApproval = to === "APPROVED";
  const [restrictions, evidence, organisation] = await Promise.all([
    activeRestrictions(tx, customer, customer.id),
    isApproval ? customerEvidence(tx, customer, customer.id) : null,
    isApproval ? organisationFacts(tx, customer) : null,
  ]);
  const approval = evidence && organisation && { documents: evidence.facts, today: organisation.today };
  return { restrictions, approval };
}

/** Approval accepts the documents that were looked at; whether a wallet may follow is decided on them. */
function acceptance(customer: CustomerRecord, { documents, today }: NonNullable<StandingFacts["approval"]>) {
  const accepted = documents.map((fact) =>
    fact.review === "PENDING" ? { ...fact, review: "ACCEPTED" as const } : fact,
  );
  return {
    isNew: documents.some(({ review }) => review === "PENDING"),
    isWalletReady: walletReadiness("APPROVED", { profile: openProfile(customer), documents: accepted, today }),
  };
}

const acceptDocuments = (tx: Tx, customer: CustomerRecord) =>
  tx
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
  { by = scope.kind === "reviewer" ? "REVIEWER" : "SYSTEM", known, besides = {}, ...record }: Options = {},
): Promise<Outcome<CustomerRecord>> {
  const from = customer.status as CustomerStatus;
  if (!canTransition(from, to, by)) {
    return refuse(
      "wrong_state",
      "The status of this customer has changed meanwhile. Look at it again before you decide.",
    );
  }
  const { restrictions, approval } = known ?? (await standingFacts(tx, customer, to));
  const accepting = to === "APPROVED" && approval ? acceptance(customer, approval) : null;
  const now = clock.now();
  const lastTransitionId = ids.next();
  const changes = {
    ...besides,
    ...stateColumns({ status: to, isEnabled: customer.isEnabled, restrictions }),
    isWalletReady: accepting?.isWalletReady ?? false,
    statusReason: reason.text,
    lastTransitionId,
    updatedAt: now,
    ...(to === "UNDER_REVIEW" ? { submittedAt: now } : {}),
    ...(to === "APPROVED" || to === "SUSPENDED" ? { reviewedAt: now } : {}),
  };
  const { orgId, id: customerId, version } = customer;
  const change = { id: lastTransitionId, orgId, customerId, from, to, reason, version, evidence };
  // Sent together, in this order: the database takes a new status only after the record of it. Each is one statement, so none is left to
  // be sent after another has failed.
  const [, , updated] = await Promise.all([
    insertTransitions(tx, scope, [change], record),
    accepting?.isNew ? sent(acceptDocuments(tx, customer)) : undefined,
    sent(
      tx
        .update(customers)
        .set(changes)
        .where(
          and(
            inOrg(customers.orgId, customer),
            eq(customers.id, customerId),
            eq(customers.lastTransitionId, customer.lastTransitionId),
          ),
        )
        .returning({ id: customers.id }),
    ),
    recordAudit(tx, scope, {
      orgId,
      action: "customer.status_changed",
      subject: { kind: "customer", id: customerId },
      customerId,
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
      orgId,
      type: "customer.status_changed",
      subjectId: customerId,
      payload: { customer_id: toPublicId("customer", customerId), from, to, reason_code: reason.code },
    }),
    announceStatus(tx, scope, customer, to, reason.text),
    to === "UNDER_REVIEW" ? requestReviews(tx, [customer], customer.version) : undefined,
  ]);
  requireWritten(updated);
  return ok({ ...customer, ...changes });
}
