import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
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

type Whose = { orgId: string; owner: string };

const selectOf = (column: typeof documents.customerId | typeof documents.draftId) =>
  fixed((reader, { orgId, owner }: Whose) => {
    const { id, slot, subject, docType, side, issuedOn, expiresOn, review, sha256 } = documents;
    return reader
      .select({ id, slot, subject, docType, side, issuedOn, expiresOn, review, sha256 })
      .from(documents)
      .where(and(inOrg(documents.orgId, { orgId }), eq(column, owner), eq(documents.state, "CURRENT")))
      .orderBy(documents.id);
  });
const selectOfCustomer = selectOf(documents.customerId);
const selectOfDraft = selectOf(documents.draftId);

function toEvidence(rows: Awaited<ReturnType<typeof selectOfCustomer>>): Evidence {
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
export const customerEvidence = async (tx: Tx, { orgId }: { orgId: string }, customerId: string) =>
  toEvidence(await selectOfCustomer(tx, { orgId, owner: customerId }));

/** The documents gathered in a draft so far. */
export const draftEvidence = async (tx: Tx, { orgId }: { orgId: string }, draftId: string) =>
  toEvidence(await selectOfDraft(tx, { orgId, owner: draftId }));
