import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { customerListInput } from "@/lib/customers/list/input";
import { SELECTION_MAX } from "./constants";

/** Which customers an act is about: some that were picked, or all that a list's query finds, in its order. */
export const customerSelectionInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ids"), ids: z.array(publicId("customer")).min(1).max(SELECTION_MAX) }),
  z.strictObject({ kind: z.literal("query"), query: customerListInput }),
]);

export type CustomerSelection = z.output<typeof customerSelectionInput>;
