import { NICKNAMES, SPELLINGS } from "./constants-names";

const VOWELS = "aeiou";
const isVowel = (letter: string) => letter !== "" && VOWELS.includes(letter);

/** Letters that stand for neighbouring sounds: exchanging them costs half. */
const NEIGHBOURS = "sz cs ck dt gk gj bp vf vb kh gh ij lr mn cj zj".split(" ");

const CODES = 128;
const EXCHANGE = new Float64Array(CODES * CODES).fill(1);
const GAP = new Float64Array(CODES).fill(1);
const codeOf = (letter: string) => letter.charCodeAt(0) % CODES;
for (let code = 0; code < CODES; code++) EXCHANGE[code * CODES + code] = 0;
for (const pair of [
  ...NEIGHBOURS,
  ...[...VOWELS].flatMap((a) => [...VOWELS].filter((b) => a !== b).map((b) => a + b)),
]) {
  const [a, b] = [codeOf(pair[0] ?? ""), codeOf(pair[1] ?? "")];
  EXCHANGE[a * CODES + b] = 0.5;
  EXCHANGE[b * CODES + a] = 0.5;
}
for (const vowel of VOWELS) GAP[codeOf(vowel)] = 0.6;
GAP[codeOf("h")] = 0.4;
const SWAP = 0.7;

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tsch/g, "s"],
  [/tch|ch/g, "c"],
  [/dzh|dj|dsh/g, "j"],
  [/sh/g, "s"],
  [/zh/g, "z"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/dh/g, "d"],
  [/ck|q/g, "k"],
  [/t[sz]/g, "s"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/ou|oo/g, "u"],
  [/ee/g, "i"],
  [/y/g, "i"],
  [/^ie/g, "e"],
  [/i[iu]/g, "i"],
  [/(.)\1+/g, "$1"],
  [/(?<=.)h$/g, ""],
];

const cache = new Map<string, Word>();
let count = 0;
/** Enough for the words of a large list; beyond it the cache starts anew. */
const CACHE_LIMIT = 60_000;

/** What comparing needs to know of one word; made once. */
export type Word = {
  /** Tells words apart quickly. */
  id: number;
  text: string;
  /** Spelling with the habits of transliteration taken out. */
  fold: string;
  /** Consonants of the fold, and whether it begins with a vowel. */
  skeleton: string;
  spelling: string;
  nickname: string;
};

function foldOf(text: string): string {
  // "ch" is one sound, a bare "c" is "k" or "s" by the letter that follows.
  let fold = text.replace(/c(?!h)(?=[eiy])/g, "s").replace(/c(?![hk])/g, "k");
  for (const [pattern, letters] of FOLDS) fold = fold.replace(pattern, letters);
  return fold;
}

/** A "w" inside a word is a vowel where it comes from Arabic, and is not written by everybody. */
function skeletonOf(text: string): string {
  const fold = foldOf(text.replace(/(?<=.)w/g, "u"));
  const consonants = fold.replace(/[aeiou]/g, "").replace(/(?<=.)h/g, "");
  return `${isVowel(fold[0] ?? "") ? "a" : ""}${consonants}`.replace(/(.)\1+/g, "$1");
}

export function wordOf(text: string): Word {
  const known = cache.get(text);
  if (known) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const fold = foldOf(text);
  const spelling = SPELLINGS.get(text) ?? text;
  count++;
  const word = {
    id: count,
    text,
    fold,
    skeleton: skeletonOf(text),
    spelling,
    nickname: NICKNAMES.get(spelling) ?? spelling,
  };
  cache.set(text, word);
  return word;
}

const LONGEST = 64;
// Three rows are enough, and made once: names are compared by the million.
const rows = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)] as const;

/** Damerau distance (neighbouring letters may swap) whose costs follow the ear. Symmetric. */
export function soundDistance(a: string, b: string): number {
  const [height, width] = [Math.min(a.length, LONGEST), Math.min(b.length, LONGEST)];
  let [before, previous, row] = rows as [Float64Array, Float64Array, Float64Array];
  previous[0] = 0;
  for (let j = 0; j < width; j++) previous[j + 1] = (previous[j] ?? 0) + (GAP[b.charCodeAt(j) % CODES] ?? 1);
  for (let i = 0; i < height; i++) {
    const left = a.charCodeAt(i) % CODES;
    const gapLeft = GAP[left] ?? 1;
    row[0] = (previous[0] ?? 0) + gapLeft;
    for (let j = 0; j < width; j++) {
      const right = b.charCodeAt(j) % CODES;
      let best = (previous[j] ?? 0) + (EXCHANGE[left * CODES + right] ?? 1);
      const without = (previous[j + 1] ?? 0) + gapLeft;
      if (without < best) best = without;
      const more = (row[j] ?? 0) + (GAP[right] ?? 1);
      if (more < best) best = more;
      if (i > 0 && j > 0 && left === b.charCodeAt(j - 1) % CODES && right === a.charCodeAt(i - 1) % CODES) {
        const swapped = (before[j - 1] ?? 0) + SWAP;
        if (swapped < best) best = swapped;
      }
      row[j + 1] = best;
    }
    [before, previous, row] = [previous, row, before];
  }
  return previous[width] ?? 0;
}

/** Jaro-Winkler similarity, 0 to 1. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const matched: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = true;
      matched.push(a[i] ?? "");
      break;
    }
  }
  if (matched.length === 0) return 0;
  let swaps = 0;
  let at = 0;
  for (let j = 0; j < b.length; j++) {
    if (!taken[j]) continue;
    if (b[j] !== matched[at]) swaps++;
    at++;
  }
  const share = matched.length;
  const jaro = (share / a.length + share / b.length + (share - swaps / 2) / share) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Below this two words are two words. */
const LEAST = 0.5;

/**
 * How alike two words are, 0 to 1: equal, the same name in another spelling, a short form, or close by ear and by letter.
 * `isVowelless` says that one of them came from a script without short vowels.
 */
export function wordSimilarity(one: Word, other: Word, isVowelless = false): number {
  if (one.text === other.text) return 1;
  // In a fixed order, so that comparing is symmetric to the last digit.
  const [left, right] = one.text <= other.text ? [one, other] : [other, one];
  const key = (left.id * 2 ** 26 + right.id) * 2 + (isVowelless ? 1 : 0);
  const known = compared.get(key);
  if (known !== undefined) return known;
  if (compared.size >= COMPARED_LIMIT) compared.clear();
  const similarity = compareWords(left, right, isVowelless);
  compared.set(key, similarity);
  return similarity;
}

/** Candidates share their words: the same two are compared again and again. */
const compared = new Map<number, number>();
const COMPARED_LIMIT = 400_000;

function compareWords(left: Word, right: Word, isVowelless: boolean): number {
  if (left.fold === right.fold) return 0.98;
  if (left.spelling === right.spelling) return 0.97;
  if (left.nickname === right.nickname) return 0.9;
  if (isVowelless) return skeletonSimilarity(left.skeleton, right.skeleton);
  const shorter = Math.min(left.fold.length, right.fold.length);
  const longer = Math.max(left.fold.length, right.fold.length);
  if (shorter < 2 || longer - shorter > 4) return 0;
  const share = (soundDistance(left.fold, right.fold) * (shorter <= 3 ? 1.3 : 1)) / longer;
  if (share >= 0.55) return 0;
  const similarity = (2 * (1 - share) + jaroWinkler(left.fold, right.fold)) / 3;
  return similarity < LEAST ? 0 : similarity;
}

function skeletonSimilarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  if (a === b) return 0.94;
  const similarity = 0.94 * (1 - soundDistance(a, b) / Math.max(a.length, b.length));
  return similarity < LEAST ? 0 : similarity;
}
