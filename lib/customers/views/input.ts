import { z } from "zod";
import { allWords } from "@/lib/core/count-words";
import { publicId } from "@/lib/core/public-id";
import { parseColumns, TABLE_DENSITIES } from "@/lib/core/table-look";
import { cleanLine, hasForbiddenCharacters, isVisibleText } from "@/lib/core/text";
import { VIEW_LIMITS } from "./constants";
import { canonicalAddress } from "./rules";

const name = z
  .string()
  .max(4 * VIEW_LIMITS.name)
  .transform(cleanLine)
  .pipe(
    z
      .string()
      .refine(isVisibleText, "Give the view a name")
      .refine((value) => !hasForbiddenCharacters(value), "Take out the characters that cannot be seen")
      .max(VIEW_LIMITS.name, `At most ${VIEW_LIMITS.name} characters`),
  );

/** An address such as `status=APPROVED&sort=name.asc`; refused when the list cannot use a part of it. */
const query = z
  .string()
  .max(VIEW_LIMITS.query, "This asks for more than a view can keep. Take out some of the pasted ids.")
  .transform((value, context) => {
    const { address, ignored } = canonicalAddress(value);
    if (ignored.length === 0 && address.length <= VIEW_LIMITS.query) return address;
    context.addIssue({ code: "custom", message: `We could not use ${allWords(ignored) || "so long a query"}.` });
    return z.NEVER;
  });

const columns = z
  .string()
  .max(VIEW_LIMITS.columns)
  .transform((value, context) => {
    const places = parseColumns(value);
    if (places) return places;
    context.addIssue({ code: "custom", message: "These columns cannot be kept" });
    return z.NEVER;
  });

const looks = { query, columns, density: z.enum(TABLE_DENSITIES) };
const handle = { viewId: publicId("view"), version: z.int().positive() };

export const saveViewInput = z.strictObject({ name, ...looks, isShared: z.boolean() });
export type SaveViewInput = z.output<typeof saveViewInput>;

/** `version` is the one the person looked at. */
export const updateViewInput = z.strictObject({ ...handle, ...looks });
export type UpdateViewInput = z.output<typeof updateViewInput>;

export const renameViewInput = z.strictObject({ ...handle, name });
export type RenameViewInput = z.output<typeof renameViewInput>;

export const shareViewInput = z.strictObject({ ...handle, isShared: z.boolean() });
export type ShareViewInput = z.output<typeof shareViewInput>;

export const viewInput = z.strictObject({ viewId: publicId("view") });
export type ViewInput = z.output<typeof viewInput>;

/** Null = the plain list. */
export const defaultViewInput = z.strictObject({ viewId: publicId("view").nullable() });
export type DefaultViewInput = z.output<typeof defaultViewInput>;
