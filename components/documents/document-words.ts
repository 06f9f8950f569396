import type { Tone } from "@/components/ui/tone";
import {
  DOCUMENT_TYPE_LABELS,
  type DocumentReview,
  REJECT_LABEL_OPTIONS,
  SIDE_LABELS,
  SLOT_LABELS,
} from "@/lib/documents/constants";
import type { DocumentRow } from "@/lib/documents/types";

const KB = 1024;

/** `240 kB`, `1.4 MB`. */
export function sizeInWords(bytes: number): string {
  return bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} kB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}

export const pagesInWords = (count: number) => (count === 1 ? "1 page" : `${count} pages`);

/** `Driver's licence, front`. */
export function documentTitle({ slot, docType, side }: Pick<DocumentRow, "slot" | "docType" | "side">): string {
  const what = docType === "OTHER" ? SLOT_LABELS[slot] : DOCUMENT_TYPE_LABELS[docType];
  return side === "SINGLE" ? what : `${what}, ${SIDE_LABELS[side].toLowerCase()}`;
}

export const REVIEW_WORDS: Readonly<Record<DocumentReview, { label: string; tone: Tone }>> = {
  PENDING: { label: "Not reviewed yet", tone: "neutral" },
  ACCEPTED: { label: "Accepted", tone: "success" },
  REJECTED: { label: "Not accepted", tone: "danger" },
};

/** Why a reviewer could not accept it; empty when no reason was named. */
export function rejectionInWords({ rejectLabel }: Pick<DocumentRow, "rejectLabel">): string {
  return REJECT_LABEL_OPTIONS.find((option) => option.value === rejectLabel)?.label ?? "";
}
