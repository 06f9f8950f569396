/** True of a whole customer id as people copy it. */
export const isCustomerId = (text: string): boolean => /^cus_[0-9a-hjkmnp-tv-z]{26}$/i.test(text);

/** What can be found by its words: the label counts most. */
export type Findable = { label: string; hint: string; words?: string };

const wordsOf = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** How well one typed word fits one of a text's words, from 0 (not at all) to 1. */
function wordFit(typed: string, word: string): number {
  if (word === typed) return 1;
  if (word.startsWith(typed)) return 0.9;
  if (typed.length >= 3 && word.includes(typed)) return 0.6;
  return typed.length >= 4 && isOneSlipAway(typed, word) ? 0.5 : 0;
}

/** One letter wrong, missing, too many or two swapped, against the beginning of a word. */
function isOneSlipAway(typed: string, word: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  const rest = typed.slice(at);
  const left = word.slice(at);
  const swapped = `${rest[1] ?? ""}${rest[0] ?? ""}${rest.slice(2)}`;
  return (
    left.startsWith(rest.slice(1)) ||
    left.slice(1).startsWith(rest) ||
    left.slice(1).startsWith(rest.slice(1)) ||
    (rest.length > 1 && left.startsWith(swapped))
  );
}

/** First letters of the words: "as" finds "Audit: settings" no better than a word, but it finds it. */
const initialsFit = (typed: string, words: readonly string[]) =>
  typed.length >= 2 &&
  words
    .map((word) => word[0])
    .join("")
    .startsWith(typed)
    ? 0.7
    : 0;

/**
 * How well an entry fits what was typed, 0 = not at all, greater is better. Every typed word has to fit something; a word of the label
 * counts more than one of the hint, and an earlier word more than a later.
 */
export function matchScore(typed: string, entry: Findable): number {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return 0;
  const label = wordsOf(entry.label);
  const beside = wordsOf(`${entry.hint} ${entry.words ?? ""}`);
  let sum = 0;
  for (const word of wanted) {
    const inLabel = label.map((each, index) => wordFit(word, each) * (1 - index * 0.02));
    const best = Math.max(0, ...inLabel, initialsFit(word, label), ...beside.map((each) => wordFit(word, each) * 0.6));
    if (best === 0) return 0;
    sum += best;
  }
  return sum / wanted.length;
}

/** From here on an entry fits so well that it stands before what the server finds. */
const STRONG = 0.6;

/** The entries that fit, the best first; equal ones keep their order. `by` says what one is found by. */
export function bestMatches<E>(
  typed: string,
  entries: readonly E[],
  by: (entry: E) => Findable,
  most: number,
): { entry: E; isStrong: boolean }[] {
  return entries
    .map((entry) => ({ entry, score: matchScore(typed, by(entry)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry, score }) => ({ entry, isStrong: score >= STRONG }));
}
