import { and, eq, type SQL } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { sha256Hex } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import type { DocumentFact } from "@/lib/documents/rules";

export type EvidenceHash = { documentId: string; sha256: string };

export type Evidence = {
  /** For rules: what is there. */
  facts: DocumentFact[];
  /** For records: exactly which files were looked at. */
  hashes: EvidenceHash[];
};

/** One digest over the files, whatever their order: what was reviewed with these files is not reviewed again. */
export const evidenceDigest = (hashes: readonly { sha256: string }[]): string =>
  sha256Hex(JSON.stringify(hashes.map((hash) => hash.sha256).sort()));

async function currentDocuments(tx: Tx, owner: { orgId: string }, whose: SQL): Promise<Evidence> {
  const { id, slot, subject, docType, side, issuedOn, expiresOn, review, sha256 } = documents;
  const rows = await tx
    .select({ id, slot, subject, docType, side, issuedOn, expiresOn, review, sha256 })
    .from(documents)
    .where(and(inOrg(documents.orgId, owner), whose, eq(documents.state, "CURRENT")))
    .orderBy(documents.id);
  return {
    facts: rows.map((row) => ({
      slot: row.slot as DocumentFact["slot"],
      subject: row.subject as DocumentFact["subject"],
      docType: row.docType as DocumentFact["docType"],
      side: row.side as DocumentFact["side"],
      issuedOn: row.issuedOn,
      expiresOn: row.expiresOn,
      review: row.review as DocumentFact["review"],
    })),
    hashes: rows.map((row) => ({ documentId: toPublicId("document", row.id), sha256: row.sha256 })),
  };
}

/** The documents of a customer that count at present. */
export const customerEvidence = (tx: Tx, owner: { orgId: string }, customerId: string) =>
  currentDocuments(tx, owner, eq(documents.customerId, customerId));

/** The documents gathered in a draft so far. */
export const draftEvidence = (tx: Tx, owner: { orgId: string }, draftId: string) =>
  currentDocuments(tx, owner, eq(documents.draftId, draftId));
