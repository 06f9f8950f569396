import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { REASONS_BY_DECISION } from "./constants";
import { decisionFields, referralFields, settlingReason } from "./input-fields";

const about = { orgId: publicId("organisation"), customerId: publicId("customer") };

/** Made by the browser once for each decision, so that sending it again decides nothing twice. */
const decisionId = z.uuid();

const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What the reviewer had on the screen: anything newer is refused. */
const seen = {
  version: z.int().min(1),
  transitionId: publicId("transition"),
  evidence: z
    .array(
      z.strictObject({
        documentId: publicId("document"),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        issuedOn: civilDate.nullable(),
        expiresOn: civilDate.nullable(),
      }),
    )
    .max(100),
};

export const decisionInput = decisionFields
  .extend({ ...about, ...seen, decisionId })
  .refine((input) => REASONS_BY_DECISION[input.decision].includes(input.reasonCode), {
    path: ["reasonCode"],
    message: "Choose a reason that fits the decision",
  });

export type DecisionInput = z.output<typeof decisionInput>;

export const referralInput = referralFields.extend({ ...about, decisionId });
export type ReferralInput = z.output<typeof referralInput>;

export const undoInput = z.strictObject({ ...about, transitionId: publicId("transition") });
export type UndoInput = z.output<typeof undoInput>;

const proposal = { ...about, proposalId: publicId("proposal") };

export const confirmationInput = z.strictObject({ ...proposal, ...seen });
export type ConfirmationInput = z.output<typeof confirmationInput>;

/** Refusing a proposal, or withdrawing one's own. */
export const settlementInput = z.strictObject({ ...proposal, reason: settlingReason });
export type SettlementInput = z.output<typeof settlementInput>;

/** Inside ids. */
export type SeenInput = Pick<DecisionInput, keyof typeof seen>;
