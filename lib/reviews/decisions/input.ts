import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { REASONS_BY_DECISION } from "./constants";
import { decisionFields } from "./input-fields";

export const decisionInput = decisionFields
  .extend({
    orgId: publicId("organisation"),
    customerId: publicId("customer"),
    /** What the reviewer had on the screen: a newer version or file is refused. */
    version: z.int().min(1),
    evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100),
  })
  .refine((input) => REASONS_BY_DECISION[input.decision].includes(input.reasonCode), {
    path: ["reasonCode"],
    message: "Choose a reason that fits the decision",
  });

export type DecisionInput = z.output<typeof decisionInput>;
