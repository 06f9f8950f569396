import { and, count, eq, gte, isNotNull, sql, sum } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { unseal } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import { IMPORT_LIMITS } from "@/lib/customers/import/constants";
import { findCustomer } from "@/lib/customers/reads";
import type { DocumentMime, DocumentState, RejectLabel } from "./constants";
import type { DocumentFact } from "./rules";
import type { DocumentOwner, DocumentRow } from "./types";

export type DocumentRecord = typeof documents.$inferSelect;

type Owner = { orgId: string };

const DAY_MS = 24 * 3600_000;

export const fileNameBinding = (orgId: string, id: string) => ({
  orgId,
  table: "documents",
  rowId: id,
  column: "file_name",
});

const belongsTo = (owner: DocumentOwner) =>
  "customerId" in owner ? eq(documents.customerId, owner.customerId) : eq(documents.draftId, owner.draftId);

/** Throws `UnreadableError` when the sealed name was changed or moved outside Portico. */
export function toDocumentRow(row: DocumentRecord): DocumentRow {
  return {
    id: toPublicId("document", row.id),
    slot: row.slot as DocumentFact["slot"],
    subject: row.subject as DocumentFact["subject"],
    docType: row.docType as DocumentFact["docType"],
    side: row.side as DocumentFact["side"],
    state: row.state as DocumentState,
    review: row.review as DocumentFact["review"],
    rejectLabel: row.rejectLabel as RejectLabel | null,
    issuedOn: row.issuedOn,
    expiresOn: row.expiresOn,
    fileName: unseal(row.fileNameSealed, fileNameBinding(row.orgId, row.id)),
    mime: row.mime as DocumentMime,
    sizeBytes: row.bytes,
    pageCount: row.pages.length,
    sha256: row.sha256,
    uploadedByName: row.createdByName,
    uploadedAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** The files that count at present, oldest first; with `ended`, replaced and removed ones too. */
export async function listDocuments(
  tx: Tx,
  owner: Owner,
  of: DocumentOwner,
  which: "current" | "ended" = "current",
): Promise<DocumentRow[]> {
  const state = which === "current" ? eq(documents.state, "CURRENT") : undefined;
  const rows = await tx
    .select()
    .from(documents)
    .where(and(inOrg(documents.orgId, owner), belongsTo(of), state))
    .orderBy(documents.id);
  return rows.map(toDocumentRow);
}

export async function currentRecords(tx: Tx, owner: Owner, of: DocumentOwner): Promise<DocumentRecord[]> {
  return tx
    .select()
    .from(documents)
    .where(and(inOrg(documents.orgId, owner), belongsTo(of), eq(documents.state, "CURRENT")))
    .orderBy(documents.id);
}

export async function findRecord(tx: Tx, owner: Owner, documentId: string): Promise<DocumentRecord | null> {
  const [row] = await tx
    .select()
    .from(documents)
    .where(and(inOrg(documents.orgId, owner), eq(documents.id, documentId)));
  return row ?? null;
}

/**
 * A document that this person may look at, or null, which is also the answer for what belongs to somebody else. An organisation
 * sees its current files of living customers; reviewers see every file of a customer, ended ones as evidence, and no drafts.
 */
export async function findViewable(
  tx: Tx,
  scope: MerchantScope | ReviewerScope,
  documentId: string,
): Promise<DocumentRecord | null> {
  if (scope.kind === "reviewer") {
    const [row] = await tx
      .select()
      .from(documents)
      .where(and(eq(documents.id, documentId), isNotNull(documents.customerId)));
    return row ?? null;
  }
  const row = await findRecord(tx, scope, documentId);
  if (row?.state !== "CURRENT") return null;
  if (row.customerId !== null && !(await findCustomer(tx, scope, row.customerId))) return null;
  return row;
}

/** What the quotas look at: files that count here, and bytes the organisation sent within 24 hours. */
export async function uploadUsage(
  tx: Tx,
  owner: Owner,
  of: DocumentOwner,
): Promise<{ current: number; dayBytes: number }> {
  const since = new Date(clock.now().getTime() - DAY_MS);
  const [here] = await tx
    .select({ files: count() })
    .from(documents)
    .where(and(inOrg(documents.orgId, owner), belongsTo(of), eq(documents.state, "CURRENT")));
  const [day] = await tx
    .select({ bytes: sum(documents.bytes).mapWith(Number) })
    .from(documents)
    // Ids are ordered by time, so the primary key finds the last day without an index of its own.
    .where(and(inOrg(documents.orgId, owner), gte(documents.id, firstIdSince(since)), gte(documents.createdAt, since)));
  return { current: here?.files ?? 0, dayBytes: day?.bytes ?? 0 };
}

/** The smallest UUIDv7 of an instant. */
function firstIdSince(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Of these blob keys, the ones that a row names, whatever the organisation. For the sweep. An import's file goes some time after its end. */
export async function referencedBlobs(tx: Tx, keys: string[]): Promise<Set<string>> {
  const importsEndedSince = new Date(clock.now().getTime() - IMPORT_LIMITS.keepDays * 24 * 3600_000).toISOString();
  const rows = await tx.execute<{ key: string }>(sql`
    select blob_key as key from documents where blob_key = any(${sql.param(keys)}::text[])
    union all
    select page ->> 'blobKey' from documents, jsonb_array_elements(pages) as page
    where page ->> 'blobKey' = any(${sql.param(keys)}::text[])
    union all
    select blob_key from customer_exports where blob_key = any(${sql.param(keys)}::text[])
    union all
    select blob_key from customer_imports where blob_key = any(${sql.param(keys)}::text[])
      and (ended_at is null or ended_at > ${importsEndedSince}::timestamptz)
    union all
    select file ->> 'blobKey' from screening_list_versions, jsonb_array_elements(files) as file
    where file ->> 'blobKey' = any(${sql.param(keys)}::text[])`);
  return new Set(rows.map((row) => row.key));
}
