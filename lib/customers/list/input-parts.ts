import { z } from "zod";
import { isCivilDate } from "@/lib/core/civil-date";
import {
  IDS_LENGTH_MAX,
  IDS_MAX,
  METADATA_FILTERS_MAX,
  METADATA_VALUE_MAX,
  TAG_LENGTH_MAX,
  TAGS_MAX,
} from "./constants";
import { CURSOR, differ, IMPORT_REF, METADATA_KEY, PASTED_ID, PRINTABLE, sameCase } from "./rules-parts";

export const civilDate = z.string().refine(isCivilDate, "Enter a date as YYYY-MM-DD");
export const cursor = z.string().regex(CURSOR);
export const importRef = z.string().regex(IMPORT_REF);

/** Tags to look for, whatever their case. */
export const tagFilters = z
  .array(z.string().trim().min(1).max(TAG_LENGTH_MAX).regex(PRINTABLE))
  .max(TAGS_MAX, `Choose at most ${TAGS_MAX} tags`)
  .refine((tags) => differ(tags.map(sameCase)), "Name each tag once");

/** What the metadata of a customer has to say: every one of these, values in any case. */
export const metadataFilters = z
  .array(
    z.strictObject({
      key: z.string().regex(METADATA_KEY, "Use letters, digits, dots, dashes and underscores in keys"),
      value: z.string().max(METADATA_VALUE_MAX).regex(PRINTABLE),
    }),
  )
  .max(METADATA_FILTERS_MAX, `Name at most ${METADATA_FILTERS_MAX} keys`)
  .refine((pairs) => differ(pairs.map(({ key }) => key)), "Name each key once");

/** Customer ids, external ids or e-mail addresses as they were pasted. */
export const pastedIds = z
  .array(z.string().regex(PASTED_ID))
  .max(IDS_MAX, `Paste at most ${IDS_MAX} at once`)
  .refine(differ, "Name each once")
  .refine((ids) => ids.join(",").length <= IDS_LENGTH_MAX, "This list is too long for one address");
