import { fromPublicId } from "@/lib/core/ids";
import { nameKey } from "@/lib/core/text";

/** As long as the stored terms are: the rest of a longer word is compared on the row. */
const TERM_LENGTH = 64;
const MOST_TOKENS = 8;

/**
 * One word that was typed. A customer has it when a word of the name starts with each of `words`, or the e-mail address or the external
 * id starts with `literal`, or the id lies in `ids`.
 */
export type SearchToken = { literal: string; words: string[]; ids: { from: string; to: string } | null };

/** The ids that start as typed: "cus_01k…", in part or whole. Inside forms, both included. */
function idRange(text: string): SearchToken["ids"] {
  if (!/^cus_[0-9a-hjkmnp-tv-z]{1,26}$/.test(text)) return null;
  const from = fromPublicId("customer", text.padEnd(30, "0"));
  const to = fromPublicId("customer", text.padEnd(30, "z"));
  // The first character holds three bits only; "7" is its greatest.
  return from && to ? { from, to } : null;
}

/** The words of a search, in which order does not matter. Words beyond the eighth are left out. */
export function searchTokens(search: string): SearchToken[] {
  const tokens = search.toLowerCase().split(/\s+/u).filter(Boolean).slice(0, MOST_TOKENS);
  return tokens.map((literal) => ({
    literal,
    words: nameKey(literal).split(" ").filter(Boolean),
    ids: idRange(literal),
  }));
}

export type TermRange = { from: string; to: string };

const rangeOf = (prefix: string): TermRange => {
  const from = [...prefix].slice(0, TERM_LENGTH).join("");
  return { from, to: `${from}\u{10FFFF}` };
};

/** More words of one token than these are compared on the row only. */
const MOST_WORDS = 3;

/**
 * Ranges of stored terms in which every customer with this token is found at least once: one way for each of its longest words, as a name
 * has all of them. Which way finds the fewest has to be counted: "ben-77" may begin like everybody's external id.
 */
export function termWays(token: SearchToken): TermRange[][] {
  const longest = [...token.words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  const ways = longest.length === 0 ? [[token.literal]] : longest.map((word) => [...new Set([token.literal, word])]);
  return ways.map((prefixes) => prefixes.map(rangeOf));
}

/** One such way, where nobody counts. */
export const termRanges = (token: SearchToken): TermRange[] => termWays(token)[0] ?? [];

/** Text that means itself inside LIKE. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
