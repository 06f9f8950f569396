import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { LIMITS } from "@/lib/customers/constants";
import { draftValuesInput } from "@/lib/customers/input";

const reason = z
  .string()
  .trim()
  .min(5, "Give the reason in a few words, so that it can be understood later")
  .max(LIMITS.remarks, `Use at most ${LIMITS.remarks} characters`);

const version = z.int().min(1);

export const updateCustomerInput = z.strictObject({
  customerId: publicId("customer"),
  version,
  profile: draftValuesInput,
});
export const deleteCustomerInput = z.strictObject({ customerId: publicId("customer"), reason });
export const revealInput = z.strictObject({
  customerId: publicId("customer"),
  path: z.string().regex(/^[a-z0-9_.]{1,80}$/, "This is not the path of a field"),
});
