import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { cleanLine } from "@/lib/core/text";
import { TAG_LIMITS } from "./constants";
import { tagProblem, uniqueTags } from "./rules";

/** One tag as it is kept: spaces made plain. */
const tagInput = z
  .string()
  .max(200, "This text is too long")
  .transform((raw, context): string => {
    const tag = cleanLine(raw);
    const problem = tagProblem(tag);
    if (problem === null) return tag;
    context.addIssue({ code: "custom", message: problem });
    return z.NEVER;
  });

/** Some tags; those that differ only in case count as one. */
export const tagsInput = z
  .array(tagInput)
  .max(TAG_LIMITS.perCustomer, `At most ${TAG_LIMITS.perCustomer} tags`)
  .transform(uniqueTags);

export const changeTagsInput = z
  .strictObject({ customerId: publicId("customer"), add: tagsInput, remove: tagsInput })
  .refine(({ add, remove }) => add.length + remove.length > 0, "Name a tag to add or to take off");

export type ChangeTagsInput = z.output<typeof changeTagsInput>;
