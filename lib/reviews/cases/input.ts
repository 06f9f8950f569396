import { z } from "zod";
import { publicId } from "@/lib/core/public-id";

const handle = { orgId: publicId("organisation"), caseId: publicId("case"), version: z.int().min(1) };

/** An instant with its zone; Zod takes no other. */
const instantInput = z.iso
  .datetime({ offset: true, error: "Choose a date and a time" })
  .transform((text) => new Date(text));

export const assignInput = z.strictObject({ ...handle, assigneeId: publicId("user") });

export const caseHandleInput = z.strictObject(handle);

export const snoozeInput = z.strictObject({
  ...handle,
  until: instantInput,
  reason: z.string().trim().min(5, "Say why, in at least 5 characters").max(300, "Use at most 300 characters"),
});

/** Null = here again. */
export const awayInput = z.strictObject({ until: instantInput.nullable() });
