import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { hitReason } from "./input-fields";

const hitKey = {
  orgId: publicId("organisation"),
  customerId: publicId("customer"),
  hitId: publicId("hit"),
  rowVersion: z.int().min(1),
};

export const startHitInput = z.strictObject(hitKey);
export type StartHitInput = z.output<typeof startHitInput>;

export const settleHitInput = z.strictObject({
  ...hitKey,
  step: z.enum(["dismiss", "resolve"]),
  reason: hitReason,
});
export type SettleHitInput = z.output<typeof settleHitInput>;
