import { type NameKind, type Part, prepareName } from "./rules-names";
import { wordOf } from "./rules-similarity";

/** Words of one name that keys are made of at most. */
const MOST_WORDS = 8;
/** Keys of one entry at most, however many aliases it has. */
const MOST_KEYS = 400;

const CLASSES: Readonly<Record<string, string>> = {
  ...{ b: "p", p: "p", f: "f", v: "f", k: "k", g: "k", q: "k", s: "s", z: "s", c: "s", j: "s", d: "t", t: "t" },
  ...{ a: "a", e: "a", i: "a", o: "a", u: "a", h: "a", y: "a" },
};

const classed = (letters: string) => [...letters].map((letter) => CLASSES[letter] ?? letter).join("");

type Sound = { skeleton: string; initial: string; start: string; isCommon: boolean; isInitial: boolean };

/** What a word sounds like, coarsely: spellings that people and tables choose between have one sound. */
function soundsOf(part: Part): Sound[] {
  const { word } = part;
  const isCommon = part.weight === 0.85;
  if (word.text.length === 1) {
    const initial = classed(word.fold || word.text);
    return [{ skeleton: "", initial, start: initial, isCommon, isInitial: true }];
  }
  const spellings = new Set([word.text, word.spelling, word.nickname]);
  const sounds = [...spellings].map((text) => {
    const skeleton = classed(wordOf(text).skeleton)
      .replace(/(.)\1+/g, "$1")
      .slice(0, 5);
    return { skeleton, initial: skeleton[0] ?? "", start: skeleton.slice(0, 2), isCommon, isInitial: false };
  });
  return sounds.filter((sound, at) => sounds.findIndex((other) => other.skeleton === sound.skeleton) === at);
}

function pairKeys(parts: readonly Part[], keys: Set<string>): void {
  const sounds = parts.map(soundsOf);
  for (const [at, ones] of sounds.entries()) {
    for (const [where, others] of sounds.entries()) {
      if (at === where) continue;
      for (const one of ones) {
        for (const other of others) {
          if (one.isInitial) continue;
          // A name that thousands have needs more of the other word.
          keys.add(one.isCommon ? `c${one.skeleton}|${other.start}` : `w${one.skeleton}|${other.initial}`);
          if (at < where && !other.isInitial) {
            keys.add(`s${[one.start, other.start].sort().join("|")}`);
          }
        }
      }
    }
  }
}

/** A name of one word, or of two that somebody may write as one. */
function wholeKeys(parts: readonly Part[], keys: Set<string>): void {
  if (parts.length === 0 || parts.length > 2) return;
  const whole = wordOf(parts.map((part) => part.word.text).join(""));
  const skeleton = classed(whole.skeleton).replace(/(.)\1+/g, "$1");
  keys.add(`1${skeleton.slice(0, 7)}`);
  if (parts.length > 1) return;
  const [part] = parts;
  for (const sound of part ? soundsOf(part) : []) keys.add(`1${sound.skeleton}`);
  // One slip apart: both lack the same letter.
  const sound = classed(whole.fold).slice(0, 14);
  if (sound.length < 4) return;
  keys.add(`d${sound}`);
  for (let at = 0; at < sound.length; at++) keys.add(`d${sound.slice(0, at)}${sound.slice(at + 1)}`);
}

/** The words that tell one name from another. */
function tellingParts(parts: readonly Part[], kind: NameKind): Part[] {
  const own = parts.filter((part) => part.weight > 0.15 && (kind === "PERSON" || part.weight > 0.45));
  const telling = own.length > 0 ? own : parts.filter((part) => part.weight > 0.15);
  return (telling.length > 0 ? telling : [...parts]).slice(0, MOST_WORDS);
}

/**
 * Keys by which an index finds the entries that may be alike: names that differ by a typing mistake, order, script, a missing middle name,
 * an initial or a legal form share at least one.
 */
export function screeningKeys(names: readonly string[], kind: NameKind): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    const prepared = prepareName(name, kind);
    for (const parts of [prepared.parts, prepared.compounds]) {
      if (!parts) continue;
      const telling = tellingParts(parts, kind);
      pairKeys(telling, keys);
      wholeKeys(telling, keys);
    }
    if (keys.size >= MOST_KEYS) break;
  }
  return [...keys].slice(0, MOST_KEYS).map((key) => kind[0] + key);
}
