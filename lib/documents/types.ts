import type { DocumentMime, DocumentState, RejectLabel } from "@/lib/documents/constants";
import type { DocumentFact } from "@/lib/documents/rules";

/** One stored file as pages and the API see it. It is a `DocumentFact` too, so rules take it as it is. */
export type DocumentRow = DocumentFact & {
  /** Outside form: `doc_...`. */
  id: string;
  state: DocumentState;
  rejectLabel: RejectLabel | null;
  fileName: string;
  mime: DocumentMime;
  sizeBytes: number;
  pageCount: number;
  /** Of the file as it was sent, hexadecimal. */
  sha256: string;
  uploadedByName: string;
  /** ISO instants. */
  uploadedAt: string;
  endedAt: string | null;
};

/** Where documents are gathered; inside ids. */
export type DocumentOwner = { customerId: string } | { draftId: string };

/** The same in outside ids, as components pass it on. */
export type DocumentTarget = { customerId: string; draftId?: never } | { draftId: string; customerId?: never };

/** Why the contents of a file were refused, for people. */
export type RefusedDocument = { reason: string; message: string; remedy: string };

/** A page to look at for thirty seconds, once, in this session. */
export type PageLink = { href: string; expiresAt: string };
