import { z } from "zod";
import { compareCivilDates } from "@/lib/core/civil-date";
import { civilDate } from "@/lib/customers/input-fields";
import { DOCUMENT_TYPES, SIDES, SLOTS } from "@/lib/documents/constants";
import { fitsSlot, isSubject, type Subject } from "@/lib/documents/rules";

const documentType = z.enum(DOCUMENT_TYPES, "Choose the type of document");
const subject = z
  .string()
  .max(32)
  .refine((value): value is Subject => isSubject(value), "Choose whose document this is");

/** What is said about a file when it is uploaded or corrected. The bytes travel beside it. */
export const documentInput = z
  .strictObject({
    slot: z.enum(SLOTS, "Choose what this document proves"),
    subject,
    type: documentType,
    side: z.enum(SIDES, "Choose the side"),
    issued_on: civilDate,
    expires_on: civilDate,
  })
  .superRefine((document, context) => {
    if (!fitsSlot(document.slot, document.type, document.side))
      context.addIssue({ code: "custom", path: ["type"], message: "This kind of document is not accepted here" });
    const { issued_on: issued, expires_on: expires } = document;
    if (issued !== undefined && expires !== undefined && compareCivilDates(issued, expires) >= 0)
      context.addIssue({
        code: "custom",
        path: ["expires_on"],
        message: "The expiry date must be after the issue date",
      });
  });
export type DocumentInput = z.output<typeof documentInput>;
