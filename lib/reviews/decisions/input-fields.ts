import { z } from "zod";
import { DECISION_REASONS, DECISIONS, TEXT_LIMITS } from "./constants";

const text = (what: string) =>
  z
    .string()
    .trim()
    .min(TEXT_LIMITS.min, `${what} in at least ${TEXT_LIMITS.min} characters`)
    .max(TEXT_LIMITS.max, `Use at most ${TEXT_LIMITS.max.toLocaleString("en")} characters`);

/** What the reviewer fills in. Apart from the rest, so that the form does not carry the reading of ids. */
export const decisionFields = z.strictObject({
  decision: z.enum(DECISIONS, "Choose a decision"),
  reasonCode: z.enum(DECISION_REASONS, "Choose a reason"),
  /** For the merchant. */
  reason: text("Say why, so that the merchant understands it,"),
  /** For staff only. */
  internalReason: text("Note for staff what you looked at,"),
});

export type DecisionFields = z.output<typeof decisionFields>;

export const referralFields = z.strictObject({
  note: text("Say what the lead has to look at,"),
});

export type ReferralFields = z.output<typeof referralFields>;

/** Why a proposal is refused or withdrawn. */
export const settlingReason = text("Say why,");
