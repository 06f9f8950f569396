import { and, eq, type SQL } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import type { DocumentFact } from "@/lib/documents/rules";

export type EvidenceHash = { documentId: string; sha256: string };

export type Evidence = {
  /** For rules: what is there. */
  facts: DocumentFact[];
  /** For records: exactly which files were looked at. */
  hashes: EvidenceHash[];
};

async function currentDocuments(tx: Tx, owner: { orgId: string }, whose: SQL): Promise<Evidence> {
  const rows = await tx
    .select()
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
