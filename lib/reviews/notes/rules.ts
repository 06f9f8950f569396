import { TAG_LIMIT } from "./constants";
import type { Colleague, NotePart } from "./types";

/** A letter, digit or mark goes on a word, so that "@Ann" is not found in "@Anna". */
const WORD = /[\p{L}\p{N}\p{M}]/u;

/** The colleague whose name stands at `start`, the longest name first, so that "@Ann Lee" is not read as "@Ann". */
function nameAt(text: string, start: number, byLength: readonly Colleague[]): Colleague | undefined {
  return byLength.find(({ name }) => {
    const end = start + name.length;
    return text.slice(start, end).toLowerCase() === name.toLowerCase() && !WORD.test(text.charAt(end));
  });
}

/** A note cut at its mentions: "@" and a colleague's name. */
export function noteParts(text: string, colleagues: readonly Colleague[]): (NotePart & { id?: string })[] {
  const byLength = [...colleagues].sort((a, b) => b.name.length - a.name.length);
  const parts: (NotePart & { id?: string })[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const startsWord = at === 0 || !WORD.test(text.charAt(at - 1));
    const found = startsWord ? nameAt(text, at + 1, byLength) : undefined;
    if (!found) continue;
    const end = at + 1 + found.name.length;
    if (at > from) parts.push({ text: text.slice(from, at), isMention: false });
    parts.push({ text: text.slice(at, end), isMention: true, id: found.id });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isMention: false });
  return parts;
}

/** Whom a note mentions, each once. */
export const mentionsIn = (text: string, colleagues: readonly Colleague[]): string[] => [
  ...new Set(noteParts(text, colleagues).flatMap((part) => part.id ?? [])),
];

/** The word being typed at the caret, if it may become a mention: what stands between "@" and the caret. */
export function mentionBeing(text: string, caret: number): { start: number; query: string } | null {
  const start = text.lastIndexOf("@", caret - 1);
  if (start < 0 || (start > 0 && WORD.test(text.charAt(start - 1)))) return null;
  const query = text.slice(start + 1, caret);
  return query.length <= 40 && !query.includes("\n") ? { start, query } : null;
}

/** One spelling of a tag: lower case, words joined by hyphens. */
export const normaliseTag = (tag: string): string =>
  tag
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, TAG_LIMIT);
