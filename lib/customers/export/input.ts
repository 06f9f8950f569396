import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { LIST_COLUMN_IDS } from "@/lib/customers/list/constants-columns";
import { customerSelectionInput } from "@/lib/customers/selection/input";
import { EXPORT_FORMATS } from "./constants";

const columns = z
  .array(z.enum(LIST_COLUMN_IDS))
  .min(1, "Choose at least one column")
  .max(LIST_COLUMN_IDS.length)
  .refine((ids) => new Set(ids).size === ids.length, "A column stands here twice");

/** Whom a file is about, what of them, in the order of the list and of its columns. */
export const askExportInput = z.strictObject({
  selection: customerSelectionInput,
  columns,
  format: z.enum(EXPORT_FORMATS),
});
export type AskExportInput = z.output<typeof askExportInput>;

/** What was kept of it, for the job that makes the file. */
export const keptExportInput = askExportInput.omit({ format: true });

export const exportInput = z.strictObject({ exportId: publicId("export") });
export type ExportInput = z.output<typeof exportInput>;
