import { and, eq, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { insertRows } from "@/db/insert-rows";
import { customers, customerVersions } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { sent } from "@/db/sent";
import { actorOf, recordAudits } from "@/lib/audit/record";
import type { MerchantScope, Scope, TenantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { ids, toPublicId } from "@/lib/core/ids";
import { type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import type { CustomerStatus, Purpose } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { type ReviewTriggers, statusAfterEdit, statusAfterSubmit } from "@/lib/customers/rules";
import { missingItems, walletReadiness } from "@/lib/customers/rules-completeness";
import { missingMarks } from "@/lib/customers/rules-missing";
import type { MissingItem } from "@/lib/customers/types";
import { firstExpiry } from "@/lib/documents/rules";
import { emitEvents, LATER } from "@/lib/outbox/emit";
import { withQuestions } from "@/lib/requests/rules";
import { settleQuestions } from "@/lib/requests/writes-settle";
import { profileColumns, versionBinding } from "./columns";
import { customerEvidence, draftEvidence, type Evidence } from "./evidence";
import { insertTransitions, requestReviews, requireWritten, stateColumns, transitionCustomer } from "./transition";

/** Keeps versions of profiles for decisions and for the next editor. */
export async function recordVersions(
  tx: Tx,
  scope: MerchantScope,
  versions: readonly { customerId: string; version: number; profile: CustomerProfile }[],
) {
  const { orgId } = scope;
  const actor = actorOf(scope);
  await insertRows(
    tx,
    customerVersions,
    versions.map(({ customerId, version, profile }) => ({
      ...{ orgId, customerId, version, editedBy: actor.id, editedByName: actor.name, createdAt: clock.now() },
      profileSealed: seal(JSON.stringify(profile), versionBinding(orgId, customerId, version)),
    })),
  );
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

type NewCustomer = { customerId: string; profile: CustomerProfile };
type Created = { id: string; status: CustomerStatus; missing: MissingItem[] };

/**
 * Makes a customer from an accepted profile, in the caller's transaction. Its status follows from what is missing, counting
 * the documents of the draft, if there is one, which the caller attaches afterwards. `customerId` is decided by the draft.
 */
export async function createCustomer(
  tx: Tx,
  scope: MerchantScope,
  { purpose, draftId, ...input }: NewCustomer & { purpose: Purpose; draftId?: string },
): Promise<Outcome<Created>> {
  const allowed = await refuseUnlessCreationIsOn(tx, scope);
  if (!allowed.ok) return allowed;
  const evidence = draftId ? await draftEvidence(tx, scope, draftId) : NO_EVIDENCE;
  const [created] = await createCustomers(tx, scope, purpose, [input], { evidence });
  if (!created) throw new Error("A customer that was neither made nor refused");
  return created.outcome;
}

/** Who already has one of these external ids. */
async function holdersOf(tx: Tx, scope: MerchantScope, externalIds: readonly string[]): Promise<Map<string, Refusal>> {
  if (externalIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: customers.id, name: customers.displayName, externalId: customers.externalId })
    .from(customers)
    .where(
      and(
        inOrg(customers.orgId, scope),
        sql`${customers.externalId} = any(${sql.param(externalIds)}::text[])`,
        isNull(customers.deletedAt),
      ),
    );
  return new Map(
    rows.map(({ id, name, externalId }) => {
      const message = `Another customer already has this external id: ${name} (${toPublicId("customer", id)}). Enter another one.`;
      return [externalId ?? "", refuse("conflict", message, { fields: { external_id: message } })];
    }),
  );
}

/** What customers come with. Those of an import say so, and are reviewed from an instant on, after what people submit one by one. */
type Origin = { evidence?: Evidence; import?: { id: string; reviewFrom: Date } };

/**
 * `createCustomer` for several at once, in as many statements as for one; whether adding customers is switched on the caller has asked.
 * Gives what became of each: one whose external id is taken is refused, and nothing is written of it.
 */
export async function createCustomers<T extends NewCustomer>(
  tx: Tx,
  scope: MerchantScope,
  purpose: Purpose,
  inputs: readonly T[],
  { evidence = NO_EVIDENCE, import: source }: Origin = {},
): Promise<{ input: T; outcome: Outcome<Created> }[]> {
  const { orgId } = scope;
  const { today } = await organisationFacts(tx, scope);
  const now = clock.now();
  const version = 1;
  const plans = inputs.map((input) => {
    const { customerId, profile } = input;
    const missing = missingItems({ profile, purpose, documents: evidence.facts, today });
    const to = statusAfterSubmit(missing);
    const change = {
      id: ids.next(),
      orgId,
      customerId,
      from: null,
      to,
      reason: reasonFor(to, missing),
      version,
      evidence: evidence.hashes,
    };
    const columns = profileColumns(orgId, customerId, profile);
    return { input, id: toPublicId("customer", customerId), customerId, profile, missing, status: to, change, columns };
  });
  const taken = await holdersOf(
    tx,
    scope,
    plans.flatMap(({ columns }) => columns.externalId ?? []),
  );
  const refusalOf = ({ columns }: (typeof plans)[number]) => taken.get(columns.externalId ?? "");
  const made = plans.filter((plan) => !refusalOf(plan));
  if (made.length > 0) {
    await insertTransitions(
      tx,
      scope,
      made.map(({ change }) => change),
    );
    await insertRows(
      tx,
      customers,
      made.map(({ customerId, profile, missing, status, change, columns }) => ({
        ...{ orgId, id: customerId, type: profile.type, purpose, version },
        ...stateColumns({ status, isEnabled: true, restrictions: [] }),
        ...columns,
        missingCount: missing.length,
        missingMarks: missingMarks(missing),
        documentsExpireOn: firstExpiry(evidence.facts),
        statusReason: change.reason.text,
        lastTransitionId: change.id,
        ...{ createdBy: scope.userId, lastEditedBy: scope.userId, createdAt: now, updatedAt: now },
        importId: source?.id ?? null,
        submittedAt: status === "UNDER_REVIEW" ? now : null,
      })),
    );
    const complete = made.filter(({ status }) => status === "UNDER_REVIEW");
    // Sent together: each needs the customers' rows and nothing of the others.
    await Promise.all([
      recordVersions(
        tx,
        scope,
        made.map(({ customerId, profile }) => ({ customerId, version, profile })),
      ),
      recordAudits(
        tx,
        scope,
        made.map(({ customerId, status, missing }) => ({
          orgId,
          action: "customer.created",
          subject: { kind: "customer", id: customerId },
          customerId,
          detail: { status, missing: missing.map((item) => item.label), documents: evidence.hashes },
        })),
      ),
      emitEvents(
        tx,
        made.map(({ id, customerId, status }) => ({
          orgId,
          type: "customer.created",
          subjectId: customerId,
          payload: { customer_id: id, status },
        })),
      ),
      complete.length === 0
        ? undefined
        : requestReviews(
            tx,
            complete.map(({ customerId }) => ({ orgId, id: customerId })),
            version,
            source ? { priority: LATER, runAt: source.reviewFrom } : {},
          ),
    ]);
  }
  return plans.map((plan) => ({
    input: plan.input,
    outcome: refusalOf(plan) ?? ok({ id: plan.id, status: plan.status, missing: plan.missing }),
  }));
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
  const [evidence, { today }] = await Promise.all([
    customerEvidence(tx, customer, customer.id),
    organisationFacts(tx, customer),
  ]);
  const facts = { profile: openProfile(customer), documents: evidence.facts, today };
  const lacking = missingItems({ ...facts, purpose: customer.purpose as Purpose });
  const asked = await settleQuestions(tx, scope, customer, { profile: facts.profile, evidence, lacking });
  const missing = withQuestions(asked, lacking);
  const status = customer.status as CustomerStatus;
  const counted = {
    missingCount: missing.length,
    missingMarks: missingMarks(missing),
    documentsExpireOn: firstExpiry(evidence.facts),
  };
  const triggers = cause === "documents" ? DOCUMENTS_CHANGED : cause;
  const target = triggers === "attached" ? status : statusAfterEdit(status, missing, triggers);
  if (target !== status) {
    const reason = target === "UNDER_REVIEW" ? reasonForReview(status, cause, missing) : reasonFor(target, missing);
    return transitionCustomer(tx, scope, customer, target, reason, evidence.hashes, { besides: counted });
  }
  const changes = { ...counted, isWalletReady: walletReadiness(status, facts), updatedAt: clock.now() };
  const isReviewed = cause !== "attached" && status === "UNDER_REVIEW";
  const [updated] = await Promise.all([
    sent(
      tx
        .update(customers)
        .set(changes)
        .where(and(inOrg(customers.orgId, customer), eq(customers.id, customer.id)))
        .returning({ id: customers.id }),
    ),
    isReviewed ? requestReviews(tx, [customer], customer.version) : undefined,
  ]);
  requireWritten(updated);
  return ok({ ...customer, ...changes });
}
