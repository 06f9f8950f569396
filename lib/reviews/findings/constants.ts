import type { RejectLabel } from "@/lib/documents/constants";

export const VERDICTS = ["ACCEPTED", "FLAGGED"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_LABELS: Record<Verdict, string> = { ACCEPTED: "Accepted", FLAGGED: "Flagged" };

/** What is wrong with what was flagged. */
export const FINDING_STATUSES = ["MISSING", "INVALID", "EXPIRED"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export const FINDING_STATUS_LABELS: Record<FindingStatus, string> = {
  MISSING: "Missing",
  INVALID: "Not right",
  EXPIRED: "Expired",
};

/** What a label says about the file it is put on. */
export const STATUS_BY_LABEL: Record<RejectLabel, FindingStatus> = {
  LOW_QUALITY: "INVALID",
  UNFILLED_ID: "INVALID",
  DOCUMENT_TEMPLATE: "INVALID",
  NOT_DOCUMENT: "INVALID",
  EXPIRED: "EXPIRED",
  NAME_MISMATCH: "INVALID",
  MISSING_SIDE: "MISSING",
  OUT_OF_DATE: "EXPIRED",
  PASSWORD_PROTECTED: "INVALID",
};

/** In few words, for lists that have little room. */
export const LABEL_WORDS: Record<RejectLabel, string> = {
  LOW_QUALITY: "Cannot be read",
  UNFILLED_ID: "Not filled in",
  DOCUMENT_TEMPLATE: "A template",
  NOT_DOCUMENT: "Not a document",
  EXPIRED: "Expired",
  NAME_MISMATCH: "Another name",
  MISSING_SIDE: "A side is missing",
  OUT_OF_DATE: "Issued too long ago",
  PASSWORD_PROTECTED: "Locked with a password",
};

export const FINDING_LIMITS = { textMin: 10, textMax: 500 } as const;
