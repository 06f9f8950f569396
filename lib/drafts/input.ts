import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { customerTypeInput, draftValuesInput, purposeInput } from "@/lib/customers/input";
import { SENDER_LIMITS } from "@/lib/senders/constants";

const version = z.int().min(1).max(1_000_000);
const stepId = z.string().regex(/^[a-z-]{1,40}$/);

export const startDraftInput = z.strictObject({ type: customerTypeInput, purpose: purposeInput });
export type StartDraftInput = z.output<typeof startDraftInput>;

export const saveDraftInput = z.strictObject({
  draftId: publicId("draft"),
  version,
  /** Random, one a browser tab. */
  tab: z.string().regex(/^[a-z0-9-]{8,40}$/),
  step: stepId,
  visited: z.array(stepId).max(20),
  purpose: purposeInput,
  senderIds: z.array(publicId("sender")).max(SENDER_LIMITS.perCustomer),
  values: draftValuesInput,
});
export type SaveDraftInput = z.output<typeof saveDraftInput>;

export const draftIdInput = z.strictObject({ draftId: publicId("draft") });

export const submitDraftInput = z.strictObject({ draftId: publicId("draft"), version });
