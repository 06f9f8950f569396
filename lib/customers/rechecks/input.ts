import { z } from "zod";
import { publicId } from "@/lib/core/public-id";

export const askForRecheckInput = z.strictObject({ customerId: publicId("customer") });
export type AskForRecheckInput = z.output<typeof askForRecheckInput>;
