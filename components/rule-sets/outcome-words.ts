import type { RunOutcome } from "@/lib/reviews/constants";

/** What a review came to, in a word or two. */
export const OUTCOME_WORDS: Readonly<Record<RunOutcome, string>> = {
  APPROVED: "Approved",
  SUSPENDED: "Suspended",
  REFERRED: "To a person",
};
