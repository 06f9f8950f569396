import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { CUSTOMER_TYPES, PURPOSES } from "@/lib/customers/constants";
import { DATE_ORDERS, DUPLICATE_CHOICES, IMPORT_LIMITS } from "./constants";

const type = z.enum(CUSTOMER_TYPES, "Choose individuals or companies.");
const purpose = z.enum(PURPOSES, "Choose what the customers are added for.");

/** What an upload says about its file, in the address beside the bytes. */
export const importUploadInput = z.strictObject({
  type,
  purpose,
  name: z
    .string("Name the file.")
    .max(4_000)
    .transform((name) => name.replace(/[\p{Cc}\p{Cf}]/gu, "").trim())
    .refine((name) => name !== "", "Name the file.")
    .transform((name) => name.slice(0, 200)),
});
export type ImportUpload = z.output<typeof importUploadInput>;

export const templateInput = z.strictObject({ type, purpose });

const importId = publicId("import");
/** As it was when the page was drawn: what somebody else changed since is looked at first. */
const version = z.int().min(1);

export const matchColumnsInput = z.strictObject({
  importId,
  version,
  mapping: z.array(z.string().max(80).nullable()).max(IMPORT_LIMITS.maxColumns),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
});
export type MatchColumnsInput = z.output<typeof matchColumnsInput>;

export const changeColumnsInput = z.strictObject({ importId, version });
export type ChangeColumnsInput = z.output<typeof changeColumnsInput>;

export const runImportInput = z.strictObject({
  importId,
  version,
  duplicates: z.enum(DUPLICATE_CHOICES, "Choose what happens to duplicates."),
});
export type RunImportInput = z.output<typeof runImportInput>;

export const cancelImportInput = z.strictObject({ importId });
export type CancelImportInput = z.output<typeof cancelImportInput>;

const ROW_FILTERS = ["problems", "duplicates", "ready", "created", "all"] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** What the list of lines shows, from its address; what is not understood counts as left out. */
export const rowQueryInput = z.strictObject({
  show: z.enum(ROW_FILTERS).nullable().catch(null),
  after: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .nullable()
    .catch(null),
});
export type RowQuery = z.output<typeof rowQueryInput>;
