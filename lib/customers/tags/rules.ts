import { cleanLine, hasForbiddenCharacters, isVisibleText } from "@/lib/core/text";
import { TAG_LIMITS } from "./constants";

/** Tags are the same whatever their case. */
export const tagKey = (tag: string): string => tag.toLowerCase();

/** Why a text cannot be a tag, in words; null when it can. */
export function tagProblem(tag: string): string | null {
  if (!isVisibleText(tag)) return "Enter a tag";
  if (hasForbiddenCharacters(tag)) return "Remove the hidden or control characters";
  if (tag.includes(",")) return "A comma ends a tag: enter them one by one";
  return tag.length > TAG_LIMITS.length ? `Use at most ${TAG_LIMITS.length} characters` : null;
}

/** Each once, as it was written first. */
export function uniqueTags(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((tag) => {
    const isNew = !seen.has(tagKey(tag));
    seen.add(tagKey(tag));
    return isNew;
  });
}

/** What somebody typed, as tags: a comma or a line break ends one. */
export const tagsOf = (text: string): string[] =>
  uniqueTags(
    text
      .split(/[,\n]/)
      .map(cleanLine)
      .filter((tag) => tag !== ""),
  );

export type TagChange = { tags: string[]; added: string[]; removed: string[] };

/** The tags after a change. What is there stays where and as it is written; new ones come last. */
export function changedTags(
  before: readonly string[],
  change: { add: readonly string[]; remove: readonly string[] },
): TagChange {
  const off = new Set(change.remove.map(tagKey));
  const removed = before.filter((tag) => off.has(tagKey(tag)));
  const kept = before.filter((tag) => !off.has(tagKey(tag)));
  const have = new Set(kept.map(tagKey));
  const added = uniqueTags(change.add).filter((tag) => !have.has(tagKey(tag)));
  return { tags: [...kept, ...added], added, removed };
}
