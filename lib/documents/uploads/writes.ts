import { and, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documents } from "@/db/schema";
import { type Tx, withScope, writeInScope } from "@/db/scope";
import { actorOf, recordAudit } from "@/lib/audit/record";
import type { HostedScope, MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { fault } from "@/lib/core/fault";
import { ids } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import type { BlobBytes } from "@/lib/core/storage/driver";
import { StorageError } from "@/lib/core/storage/errors";
import type { CustomerRecord } from "@/lib/customers/reads";
import { hasPlaceFor, openPlace } from "@/lib/documents/access";
import { announceDocuments } from "@/lib/documents/announce";
import { DOCUMENT_LIMITS, type DocumentMime } from "@/lib/documents/constants";
import { type StoredDocument, takeInDocument } from "@/lib/documents/decoder/intake";
import { wrongType } from "@/lib/documents/decoder/words";
import { documentTools } from "@/lib/documents/gateway";
import { READ_SLOT } from "@/lib/documents/readings/constants";
import {
  currentRecords,
  type DocumentRecord,
  fileNameBinding,
  toDocumentRow,
  uploadUsage,
} from "@/lib/documents/reads";
import { slotSpec } from "@/lib/documents/rules";
import type { DocumentRow, RefusedDocument } from "@/lib/documents/types";
import { enqueueJob } from "@/lib/outbox/emit";
import { linkBar } from "@/lib/requests/links/access";
import { closeLinkWhenDone } from "@/lib/requests/links/writes";
import type { Upload } from "./input";
import { isSamePlace, quotaProblem } from "./rules";

/** Who sends files: a person of the merchant, or the customer with a secure link. */
export type UploadScope = MerchantScope | HostedScope;

export type UploadResult = { kind: "stored"; document: DocumentRow } | { kind: "refused"; refused: RefusedDocument };

const NO_PLACE = refuse("invalid", "This customer has no place for this document. Open the customer again.", {
  fields: { slot: "This customer has no place for this document" },
});

/** Whether the upload would be taken, before its bytes are read. The same is asked again, exactly, when it is committed. */
export async function checkUpload(scope: UploadScope, upload: Upload): Promise<Outcome<null>> {
  return withScope(scope, async (tx) => {
    const place = await openPlace(tx, scope, upload.owner, "look");
    if (!place.ok) return place;
    const bar = await placeBar(tx, scope, place.value.customer, upload);
    return bar ?? withinQuotas(tx, scope, upload, upload.sizeBytes ?? 0);
  });
}

/** Why the file has no place here; null when it has one. */
async function placeBar(
  tx: Tx,
  scope: UploadScope,
  customer: CustomerRecord | null,
  { document }: Upload,
): Promise<Refusal | null> {
  if (!customer) return scope.kind === "hosted" ? NO_PLACE : null;
  if (!hasPlaceFor(customer, document)) return NO_PLACE;
  return scope.kind === "hosted" ? linkBar(tx, scope, customer, document) : null;
}

async function withinQuotas(tx: Tx, scope: UploadScope, upload: Upload, bytes: number): Promise<Outcome<null>> {
  const usage = await uploadUsage(tx, scope, upload.owner);
  const here = await currentRecords(tx, scope, upload.owner);
  const replaces = here.some((row) => isSamePlace(row, upload.document));
  const problem = quotaProblem({ ...usage, replaces, bytes });
  return problem === null ? ok(null) : refuse("rate_limited", problem);
}

/**
 * Takes a file in: sealed and judged first, then its row in one transaction under the lock of its draft or customer. A refusal,
 * a broken connection or a failure leaves neither row nor blob. Throws `StorageError`, `DecoderBusyError`.
 */
export async function addDocument(
  scope: UploadScope,
  upload: Upload,
  source: BlobBytes,
  signal?: AbortSignal,
): Promise<Outcome<UploadResult>> {
  const tools = documentTools();
  const taken = await takeInDocument(tools, {
    orgId: scope.orgId,
    source,
    limitBytes: DOCUMENT_LIMITS.maxBytes,
    ...(upload.sizeBytes === undefined ? {} : { expectedBytes: upload.sizeBytes }),
    ...(signal ? { signal } : {}),
  });
  if (!taken.accepted) return ok({ kind: "refused", refused: wordsOf(taken) });
  const keys = [taken.original.key, ...taken.pages.map((page) => page.key)];
  const discard = () => Promise.allSettled(keys.map((key) => tools.driver.delete(key)));
  let mayBeCommitted = false;
  let kept = false;
  try {
    fault("upload.after_blob");
    if (!slotSpec(upload.document.slot).mimeTypes.includes(taken.mime)) {
      return ok({
        kind: "refused",
        refused: wordsOf(wrongType(taken.mime === "application/pdf" ? "a PDF" : "a picture")),
      });
    }
    if (signal?.aborted) throw new StorageError("aborted", "The sender left before the file was kept");
    const outcome = await writeInScope(scope, async (tx) => {
      const written = await writeDocument(tx, scope, upload, taken);
      fault("upload.before_commit");
      mayBeCommitted = written.ok;
      return written;
    });
    mayBeCommitted = false;
    kept = outcome.ok && outcome.value.blobKey === taken.original.key;
    return outcome.ok ? ok({ kind: "stored", document: toDocumentRow(outcome.value) }) : outcome;
  } catch (error) {
    // A commit whose answer was lost may stand: its blobs are left to the sweep, which asks the rows.
    kept = mayBeCommitted;
    if (kept) log.warn({ err: error, keys }, "outcome of an upload is unknown");
    throw error;
  } finally {
    if (!kept) await discard();
  }
}

const wordsOf = ({ reason, message, remedy }: RefusedDocument): RefusedDocument => ({ reason, message, remedy });

async function writeDocument(
  tx: Tx,
  scope: UploadScope,
  upload: Upload,
  taken: StoredDocument,
): Promise<Outcome<DocumentRecord>> {
  // One upload of an organisation is counted at a time, or two could both fit into the rest of the day.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${scope.orgId}`}, 0))`);
  const place = await openPlace(tx, scope, upload.owner, "lock");
  if (!place.ok) return place;
  const { customer, customerId } = place.value;
  const bar = await placeBar(tx, scope, customer, upload);
  if (bar) return bar;
  const occupant = (await currentRecords(tx, scope, upload.owner)).find((row) => isSamePlace(row, upload.document));
  // The answer to the first attempt was lost, and the sender tried again.
  if (occupant && isSameDocument(occupant, upload, taken)) return ok(occupant);
  const quotas = await withinQuotas(tx, scope, upload, taken.original.sizeBytes);
  if (!quotas.ok) return quotas;
  const now = clock.now();
  if (occupant) {
    await tx
      .update(documents)
      .set({ state: "REPLACED", endedAt: now })
      .where(and(inOrg(documents.orgId, scope), eq(documents.id, occupant.id), eq(documents.state, "CURRENT")));
  }
  const row = await insertDocument(tx, scope, upload, taken);
  await recordAudit(tx, scope, {
    orgId: scope.orgId,
    action: occupant ? "document.replaced" : "document.added",
    subject: { kind: "document", id: row.id },
    customerId,
    detail: { ...upload.document, sha256: row.sha256, ...(occupant ? { replaced: occupant.sha256 } : {}) },
  });
  if (row.slot === READ_SLOT) {
    await enqueueJob(tx, { task: "read_document", payload: { orgId: row.orgId, documentId: row.id } });
  }
  if (!customer) return ok(row);
  const announced = await announceDocuments(tx, scope, customer);
  if (announced.ok && scope.kind === "hosted") await closeLinkWhenDone(tx, scope, customer);
  return announced.ok ? ok(row) : announced;
}

function isSameDocument(row: DocumentRecord, { document }: Upload, taken: StoredDocument): boolean {
  return (
    row.sha256 === taken.original.sha256 &&
    row.docType === document.type &&
    row.issuedOn === (document.issued_on ?? null) &&
    row.expiresOn === (document.expires_on ?? null)
  );
}

async function insertDocument(
  tx: Tx,
  scope: UploadScope,
  { owner, document, fileName }: Upload,
  { original, pages, mime }: StoredDocument,
): Promise<DocumentRecord> {
  const id = ids.next();
  const [row] = await tx
    .insert(documents)
    .values({
      orgId: scope.orgId,
      id,
      ...owner,
      subject: document.subject,
      slot: document.slot,
      docType: document.type,
      side: document.side,
      issuedOn: document.issued_on ?? null,
      expiresOn: document.expires_on ?? null,
      fileNameSealed: seal(fileName, fileNameBinding(scope.orgId, id)),
      mime: mime satisfies DocumentMime,
      bytes: original.sizeBytes,
      sha256: original.sha256,
      blobKey: original.key,
      pages: pages.map((page) => ({
        blobKey: page.key,
        width: page.width,
        height: page.height,
        bytes: page.sizeBytes,
        mime: page.mime,
      })),
      createdBy: scope.kind === "hosted" ? scope.linkId : scope.userId,
      createdByName: actorOf(scope).name,
      createdAt: clock.now(),
    })
    .returning();
  if (!row) throw new Error("A new document gave no row");
  return row;
}
