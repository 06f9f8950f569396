import type { RejectLabel } from "@/lib/documents/constants";
import type { FindingStatus, Verdict } from "./constants";

/** What a mark can stand on: a field, a file, or a place that no file fills. */
export type MarkKind = "field" | "document" | "slot";

/** Something a reviewer can accept or flag, as it stands on the page. */
export type Markable = {
  /** `field:<path>`, `document:doc_...`, or `slot:<subject>/<slot>/<side>`, the side blank for a place that is empty. */
  target: string;
  kind: MarkKind;
  /** For people: `Date of birth`, `Passport`. */
  label: string;
  /** False where nothing is there that could be accepted. */
  isGiven: boolean;
  /** Digest of what is shown: a mark names it, so that nothing newer is marked unseen. */
  seen: string;
};

/** A reviewer's mark. */
export type Finding = {
  target: string;
  verdict: Verdict;
  status: FindingStatus | null;
  label: RejectLabel | null;
  forCustomer: string;
  forDeveloper: string;
  byName: string;
  /** ISO instant. */
  at: string;
  /** The value or the file changed since, so the mark no longer counts. */
  isStale: boolean;
};

/** Both texts of a flag. */
export type FindingTexts = { forCustomer: string; forDeveloper: string };
