import { z } from "zod";
import { compareCivilDates } from "@/lib/core/civil-date";
import { publicId } from "@/lib/core/public-id";
import { civilDate, line } from "@/lib/customers/input-fields";

export const removalInput = z.strictObject({ documentId: publicId("document"), reason: line(500) });

export const correctionInput = z
  .strictObject({ documentId: publicId("document"), issued_on: civilDate, expires_on: civilDate })
  .refine(
    ({ issued_on: issued, expires_on: expires }) =>
      issued === undefined || expires === undefined || compareCivilDates(issued, expires) < 0,
    { path: ["expires_on"], message: "The expiry date must be after the issue date" },
  );
