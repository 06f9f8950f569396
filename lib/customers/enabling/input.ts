import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { ENABLING_REASON } from "./constants";

/** `version` is the one the person looked at. Switching off needs a reason. */
export const setCustomerEnabledInput = z
  .strictObject({
    customerId: publicId("customer"),
    isEnabled: z.boolean(),
    version: z.int().positive(),
    reason: z.string().trim().max(ENABLING_REASON.max, `At most ${ENABLING_REASON.max} characters`),
  })
  .refine(({ isEnabled, reason }) => isEnabled || reason.length >= ENABLING_REASON.min, {
    path: ["reason"],
    message: `Give the reason in at least ${ENABLING_REASON.min} characters`,
  });

export type SetCustomerEnabledInput = z.output<typeof setCustomerEnabledInput>;
