import { and, eq } from "drizzle-orm";
import { drafts } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus, CustomerType, Purpose } from "@/lib/customers/constants";
import { createCustomer } from "@/lib/customers/lifecycle/writes";
import { findCustomer, organisationFacts } from "@/lib/customers/reads";
import { attachDraftDocuments } from "@/lib/documents/writes";
import { linkSenders } from "@/lib/senders/links/writes";
import { refuseDraftWrite } from "../access";
import { type DraftRecord, openContent, sealContent } from "../reads";
import { readDraft } from "../rules";
import type { DraftSubmitted } from "../types";
import { changedElsewhere, lockDraft, ownDraft, refuseUnlessOpen } from "../writes";

/**
 * Makes the customer of a draft: profile, documents and senders in one transaction. Asked again, by a double click, a second tab, the
 * back button or after a lost answer, it names the same customer.
 */
export async function submitDraft(
  scope: MerchantScope,
  input: { draftId: string; version: number },
): Promise<Outcome<DraftSubmitted>> {
  const refusal = refuseDraftWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    const draft = await lockDraft(tx, scope, input.draftId);
    if (!draft) return NOT_FOUND;
    if (draft.submittedAt) return submittedBefore(tx, scope, draft);
    const closed = refuseUnlessOpen(draft);
    if (closed) return closed;
    if (draft.version !== input.version) return changedElsewhere(draft);

    const { today, hasSenderValidation } = await organisationFacts(tx, scope);
    const reading = readDraft({
      type: draft.type as CustomerType,
      values: openContent(draft).values,
      today,
      isSubdivision,
    });
    if (!reading.ok) {
      const count = Object.keys(reading.fields).length;
      const message = count === 1 ? "One field needs another look." : `${count} fields need another look.`;
      return refuse("invalid", message, { fields: reading.fields });
    }
    const { customerId, purpose } = draft;
    const created = await createCustomer(tx, scope, {
      customerId,
      profile: reading.profile,
      purpose: purpose as Purpose,
      draftId: draft.id,
    });
    if (!created.ok) return created;
    const attached = await attachDraftDocuments(tx, scope, { draftId: draft.id, customerId });
    if (!attached.ok) return attached;
    // Chosen while sender validation was on: with it off they would have no effect.
    const linked = await linkSenders(tx, scope, { customerId, senderIds: hasSenderValidation ? draft.senderIds : [] });
    if (!linked.ok) return linked;
    const [marked] = await tx
      .update(drafts)
      .set({
        submittedAt: clock.now(),
        version: draft.version + 1,
        // From here on the customer has it, whose page masks it and writes down who reveals it.
        dataSealed: sealContent(scope.orgId, draft.id, { values: {}, visited: [], tab: "" }),
      })
      .where(and(ownDraft(scope, draft.id), eq(drafts.version, draft.version)))
      .returning({ id: drafts.id });
    if (!marked) return changedElsewhere(draft);
    return ok({
      customerId: toPublicId("customer", customerId),
      status: created.value.status,
      missingCount: created.value.missing.length,
    });
  });
}

async function submittedBefore(tx: Tx, scope: MerchantScope, draft: DraftRecord): Promise<Outcome<DraftSubmitted>> {
  const customer = await findCustomer(tx, scope, draft.customerId);
  if (!customer) return refuse("not_found", "This draft became a customer that was deleted since.");
  return ok({
    customerId: toPublicId("customer", customer.id),
    status: customer.status as CustomerStatus,
    missingCount: customer.missingCount,
  });
}
