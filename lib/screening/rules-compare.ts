import type { Part, PreparedName } from "./rules-names";
import { soundDistance, type Word, wordSimilarity } from "./rules-similarity";

/** How much the words of the shorter name decide; the rest is how much of the longer one they cover. */
const SHARE = { PERSON: 0.72, COMPANY: 0.5 } as const;
/** One word in common says little about two names of several words. */
const ONE_WORD_LIMIT = 0.7;
const INITIAL = 0.82;
/** A name recognised by an initial stays below one that is written out. */
const INITIAL_LIMIT = 0.89;
const STRONG = 0.8;
/** Up to this many words every assignment is tried. */
const EXACT_LIMIT = 6;

type Pair = { a: number; b: number; similarity: number };

function partSimilarity(a: Part, b: Part): number {
  if (a.word.text.length === 1 || b.word.text.length === 1) {
    if (a.word.text === b.word.text) return 1;
    return a.word.text[0] === b.word.text[0] ? INITIAL : 0;
  }
  return wordSimilarity(a.word, b.word, a.isVowelless !== b.isVowelless || (a.isVowelless && b.isVowelless));
}

const LONG = 7;

/** Whether the other name has this joined word, or for long ones almost. */
function hasLike(other: readonly Part[], joined: Word, left: Part, right: Part): boolean {
  return other.some(({ word }) => {
    if (word.fold === joined.fold) return true;
    if (joined.fold.length < LONG || Math.abs(joined.fold.length - word.fold.length) > 1) return false;
    if (word.text === left.word.text || word.text === right.word.text) return false;
    return soundDistance(word.fold, joined.fold) <= 0.6;
  });
}

/** Words that one side writes together and the other apart: "xiao ping" becomes "xiaoping" where the other name has that. */
function joinLike(parts: readonly Part[], other: readonly Part[]): readonly Part[] {
  for (let at = 0; at + 1 < parts.length; at++) {
    const [left, right] = [parts[at], parts[at + 1]];
    const joined = left?.joined;
    if (!left || !right || !joined || !hasLike(other, joined, left, right)) continue;
    if (parts.some((part) => part.word.text === joined.text)) continue;
    const weight = Math.max(left.weight, right.weight);
    const part = { word: joined, weight, isVowelless: left.isVowelless, joined: null };
    return joinLike([...parts.slice(0, at), part, ...parts.slice(at + 2)], other);
  }
  return parts;
}

/** The pairs of words that together are most alike: equal ones first, the rest by trying every assignment where they are few. */
function assign(a: readonly Part[], b: readonly Part[]): Pair[] {
  const pairs: Pair[] = [];
  const restA = a.map((_, index) => index);
  const restB = b.map((_, index) => index);
  for (const at of [...restA]) {
    const equal = restB.find((other) => a[at]?.word.text === b[other]?.word.text);
    if (equal === undefined) continue;
    pairs.push({ a: at, b: equal, similarity: 1 });
    restA.splice(restA.indexOf(at), 1);
    restB.splice(restB.indexOf(equal), 1);
  }
  if (restA.length === 0 || restB.length === 0) return pairs;
  const open: Pair[] = [];
  for (const at of restA) {
    for (const other of restB) {
      const [left, right] = [a[at], b[other]];
      const similarity = left && right ? partSimilarity(left, right) : 0;
      if (similarity > 0) open.push({ a: at, b: other, similarity });
    }
  }
  return [...pairs, ...bestOf(open, Math.min(restA.length, restB.length) <= EXACT_LIMIT && open.length <= 14)];
}

function bestOf(open: readonly Pair[], isExact: boolean): Pair[] {
  const sorted = [...open].sort((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b);
  const greedy: Pair[] = [];
  for (const pair of sorted) {
    if (!greedy.some((taken) => taken.a === pair.a || taken.b === pair.b)) greedy.push(pair);
  }
  if (!isExact || greedy.length === open.length) return greedy;
  let best = greedy;
  let bestSum = greedy.reduce((sum, pair) => sum + pair.similarity, 0);
  const walk = (from: number, chosen: Pair[], sum: number) => {
    if (sum > bestSum + 1e-9) [best, bestSum] = [chosen, sum];
    for (let at = from; at < sorted.length; at++) {
      const pair = sorted[at];
      if (!pair || chosen.some((taken) => taken.a === pair.a || taken.b === pair.b)) continue;
      walk(at + 1, [...chosen, pair], sum + pair.similarity);
    }
  };
  walk(0, [], 0);
  return best;
}

const total = (parts: readonly Part[]) => parts.reduce((sum, part) => sum + part.weight, 0);

/** How far two words count as the same: what is not clearly alike counts for much less. */
const worth = (similarity: number) => (similarity >= STRONG ? similarity : similarity * 0.8);

function similarityOf(left: readonly Part[], right: readonly Part[], share: number): number {
  const a = joinLike(left, right);
  const b = joinLike(right, a);
  if (a.length === 0 || b.length === 0) return 0;
  const pairs = assign(a, b);
  if (pairs.length === 0) return 0;
  let coveredA = 0;
  let coveredB = 0;
  let strong = 0;
  let hasInitial = false;
  for (const pair of pairs) {
    const [one, other] = [a[pair.a], b[pair.b]];
    if (!one || !other) continue;
    const isInitial = (one.word.text.length === 1) !== (other.word.text.length === 1);
    hasInitial ||= isInitial;
    // An initial covers the whole of the word it stands for, at its own small weight.
    coveredA += one.weight * worth(pair.similarity);
    coveredB += other.weight * worth(pair.similarity);
    if (Math.min(one.weight, other.weight) >= EVIDENCE_WEIGHT && pair.similarity >= STRONG) strong++;
  }
  const [totalA, totalB] = [total(a), total(b)];
  const [shareA, shareB] = [coveredA / totalA, coveredB / totalB];
  const [short, long] = totalA < totalB || (totalA === totalB && shareA > shareB) ? [shareA, shareB] : [shareB, shareA];
  const similarity = share * short + (1 - share) * long;
  const strongA = a.filter((part) => part.weight > INITIAL_WEIGHT).length;
  const strongB = b.filter((part) => part.weight > INITIAL_WEIGHT).length;
  const limit = strong < 2 && Math.max(strongA, strongB) > 1 ? ONE_WORD_LIMIT : hasInitial ? INITIAL_LIMIT : 1;
  return Math.min(similarity, limit);
}

/** A patronymic or an initial, or anything heavier, is part of the evidence. */
const EVIDENCE_WEIGHT = 0.3;
const INITIAL_WEIGHT = 0.5;

/** How alike two names are, 0 to 1. Symmetric, and blind to the order of the words. */
export function nameSimilarity(left: PreparedName, right: PreparedName): number {
  const share = SHARE[left.kind];
  const plain = similarityOf(left.parts, right.parts, share);
  if (plain === 1 || (!left.compounds && !right.compounds)) return plain;
  return Math.max(plain, similarityOf(left.compounds ?? left.parts, right.compounds ?? right.parts, share));
}
