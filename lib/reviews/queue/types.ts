import type { CustomerDetail } from "@/lib/customers/detail/types";
import type { DocumentRow } from "@/lib/documents/types";

/** What leads to a case; outside ids. */
export type CaseKey = { orgId: string; id: string };

/** A file and the place it fills, in words: whose proof of what. */
export type CaseDocument = DocumentRow & { place: string };

/** A case as a reviewer sees it: the customer in full, the files, and what a decision has to name. */
export type CaseFile = {
  detail: CustomerDetail;
  organisation: { id: string; name: string };
  documents: CaseDocument[];
  /** SHA-256 of each current file. */
  evidence: string[];
  /** Why this reviewer may not decide, in words; null when they may. */
  barred: string | null;
  /** Where to go when this case is done. */
  next: CaseKey | null;
};
