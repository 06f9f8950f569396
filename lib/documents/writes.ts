import { and, eq, inArray } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documents } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { reevaluateCustomer } from "@/lib/customers/lifecycle/writes";
import { lockCustomer } from "@/lib/customers/reads";
import { hasPlaceFor, type OpenPlace, openPlace } from "./access";
import { announceDocuments } from "./announce";
import { currentRecords, type DocumentRecord, findRecord, toDocumentRow } from "./reads";
import { fitsSlot, slotSpec } from "./rules";
import type { DocumentRow } from "./types";

const CHANGED_MEANWHILE = refuse("conflict", "This file was replaced meanwhile. Look at the newer one.");
const REASON_MISSING = refuse("invalid", "Say why this document is removed: it stays in the history.", {
  fields: { reason: "Write at least 10 characters" },
});
const MIN_REASON = 10;

/**
 * Hands the files of a submitted draft to its customer, in the caller's transaction. Each is proven again; one without a place
 * (its person was taken out, the type of customer changed) ends as removed. Gives the number that count.
 */
export async function attachDraftDocuments(
  tx: Tx,
  scope: MerchantScope,
  input: { draftId: string; customerId: string },
): Promise<Outcome<number>> {
  const customer = await lockCustomer(tx, scope, input.customerId);
  if (!customer) return NOT_FOUND;
  const ofDraft = and(inOrg(documents.orgId, scope), eq(documents.draftId, input.draftId));
  await tx.update(documents).set({ customerId: customer.id }).where(ofDraft);
  const current = await currentRecords(tx, scope, { draftId: input.draftId });
  const misplaced = current.filter((row) => !hasPlaceFor(customer, row) || !isProven(toDocumentRow(row)));
  if (misplaced.length > 0) {
    const ending = misplaced.map((row) => row.id);
    await tx
      .update(documents)
      .set({ state: "REMOVED", endedAt: clock.now() })
      .where(and(inOrg(documents.orgId, scope), inArray(documents.id, ending)));
    for (const row of misplaced) {
      await recordRemoval(
        tx,
        scope,
        row,
        customer.id,
        "There was no place for it any more when the draft was submitted",
      );
    }
  }
  // The customer was just made from these very files: only what was taken away changes what is missing.
  if (misplaced.length === 0) return ok(current.length);
  const moved = await reevaluateCustomer(tx, scope, customer, "attached");
  return moved.ok ? ok(current.length - misplaced.length) : moved;
}

function isProven({ slot, docType, side, mime, sizeBytes }: DocumentRow): boolean {
  const spec = slotSpec(slot);
  return fitsSlot(slot, docType, side) && spec.mimeTypes.includes(mime) && sizeBytes <= spec.maxBytes;
}

/** Takes a file away; row and blob stay as evidence. A customer's needs a reason. Repeating it changes nothing more. */
export async function removeDocument(
  scope: MerchantScope,
  input: { documentId: string; reason?: string | undefined },
): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const held = await lockDocument(tx, scope, input.documentId);
    if (!held.ok) return held;
    const { row, place } = held.value;
    if (row.state === "REMOVED") return ok(null);
    if (row.state !== "CURRENT") return CHANGED_MEANWHILE;
    const reason = input.reason?.trim() ?? "";
    if (place.customer && reason.length < MIN_REASON) return REASON_MISSING;
    await tx
      .update(documents)
      .set({ state: "REMOVED", endedAt: clock.now() })
      .where(and(inOrg(documents.orgId, scope), eq(documents.id, row.id), eq(documents.state, "CURRENT")));
    await recordRemoval(tx, scope, row, place.customerId, reason);
    return place.customer ? announceDocuments(tx, scope, place.customer) : ok(null);
  });
}

/** Corrects what was said about a file, without sending it again. It is then reviewed anew. */
export async function correctDocument(
  scope: MerchantScope,
  input: { documentId: string; issuedOn: string | null; expiresOn: string | null },
): Promise<Outcome<DocumentRow>> {
  return writeInScope(scope, async (tx) => {
    const held = await lockDocument(tx, scope, input.documentId);
    if (!held.ok) return held;
    const { row, place } = held.value;
    if (row.state !== "CURRENT") return CHANGED_MEANWHILE;
    const { issuedOn, expiresOn } = input;
    if (row.issuedOn === issuedOn && row.expiresOn === expiresOn) return ok(toDocumentRow(row));
    // What a reviewer refused for its picture does not become good by another date.
    const review = row.review === "REJECTED" ? row.review : "PENDING";
    const [corrected] = await tx
      .update(documents)
      .set({ issuedOn, expiresOn, review })
      .where(and(inOrg(documents.orgId, scope), eq(documents.id, row.id), eq(documents.state, "CURRENT")))
      .returning();
    if (!corrected) return CHANGED_MEANWHILE;
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "document.corrected",
      subject: { kind: "document", id: row.id },
      customerId: place.customerId,
      detail: {
        from: { issued_on: row.issuedOn, expires_on: row.expiresOn },
        to: { issued_on: issuedOn, expires_on: expiresOn },
      },
    });
    const announced = place.customer ? await announceDocuments(tx, scope, place.customer) : ok(null);
    return announced.ok ? ok(toDocumentRow(corrected)) : announced;
  });
}

/** The document under the lock of its draft or customer, read again once the lock is held. */
async function lockDocument(
  tx: Tx,
  scope: MerchantScope,
  documentId: string,
): Promise<Outcome<{ row: DocumentRecord; place: OpenPlace }>> {
  const seen = await findRecord(tx, scope, documentId);
  if (!seen) return NOT_FOUND;
  const owner = seen.customerId === null ? { draftId: seen.draftId ?? "" } : { customerId: seen.customerId };
  const place = await openPlace(tx, scope, owner, "lock");
  if (!place.ok) return place;
  const row = await findRecord(tx, scope, documentId);
  return row ? ok({ row, place: place.value }) : NOT_FOUND;
}

async function recordRemoval(tx: Tx, scope: MerchantScope, row: DocumentRecord, customerId: string, reason: string) {
  await recordAudit(tx, scope, {
    orgId: scope.orgId,
    action: "document.removed",
    subject: { kind: "document", id: row.id },
    customerId,
    detail: {
      slot: row.slot,
      subject: row.subject,
      type: row.docType,
      side: row.side,
      sha256: row.sha256,
      ...(reason ? { reason } : {}),
    },
  });
}
