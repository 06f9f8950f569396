import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { DECISION_REASONS, DECISIONS } from "./constants";

const text = (what: string) =>
  z.string().trim().min(10, `${what} in at least 10 characters`).max(1_000, "Use at most 1,000 characters");

export const decisionInput = z.strictObject({
  orgId: publicId("organisation"),
  customerId: publicId("customer"),
  decision: z.enum(DECISIONS),
  reasonCode: z.enum(DECISION_REASONS),
  /** For the merchant. */
  reason: text("Say why, so that the merchant understands it,"),
  /** For staff only. */
  internalReason: text("Note for staff what you looked at,"),
  /** What the reviewer had on the screen: a newer version or file is refused. */
  version: z.int().min(1),
  evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100),
});

export type DecisionInput = z.output<typeof decisionInput>;
