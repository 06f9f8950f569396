import { z } from "zod";
import { publicId } from "@/lib/core/public-id";

export const rerunInput = z.strictObject({
  orgId: publicId("organisation"),
  customerId: publicId("customer"),
  /** What the reviewer had on the screen. */
  version: z.int().min(1),
  afterRunId: publicId("run").nullable(),
});
