import { z } from "zod";
import { DECISION_REASONS, DECISIONS } from "./constants";

const text = (what: string) =>
  z.string().trim().min(10, `${what} in at least 10 characters`).max(1_000, "Use at most 1,000 characters");

/** What the reviewer fills in. Apart from the rest, so that the form does not carry the reading of ids. */
export const decisionFields = z.strictObject({
  decision: z.enum(DECISIONS, "Choose approve or suspend"),
  reasonCode: z.enum(DECISION_REASONS, "Choose a reason"),
  /** For the merchant. */
  reason: text("Say why, so that the merchant understands it,"),
  /** For staff only. */
  internalReason: text("Note for staff what you looked at,"),
});

export type DecisionFields = z.output<typeof decisionFields>;
