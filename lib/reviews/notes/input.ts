import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { NOTE_LIMIT, TAGS_PER_CASE } from "./constants";
import { normaliseTag } from "./rules";

const about = { orgId: publicId("organisation"), customerId: publicId("customer") };

export const noteInput = z.strictObject({
  ...about,
  body: z
    .string()
    .trim()
    .regex(/[\p{L}\p{N}]/u, "Write a note first.")
    .max(NOTE_LIMIT, `Use at most ${NOTE_LIMIT} characters.`),
});

export const tagsInput = z.strictObject({
  ...about,
  /** The case as it was on the screen. */
  version: z.int().min(1),
  tags: z
    .array(z.string().max(80).transform(normaliseTag).pipe(z.string().min(1, "A tag needs a letter or a digit.")))
    .transform((tags) => [...new Set(tags)])
    .pipe(z.array(z.string()).max(TAGS_PER_CASE, `Use at most ${TAGS_PER_CASE} tags.`)),
});

export type NoteInput = z.output<typeof noteInput>;
export type TagsInput = z.output<typeof tagsInput>;
