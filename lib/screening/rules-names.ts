import { COMMON_NAMES, GENERIC_WORDS, HONORIFICS, LEGAL_FORMS, PARTICLES } from "./constants-names";
import { latinWords } from "./rules-script";
import { type Word, wordOf } from "./rules-similarity";

export type NameKind = "PERSON" | "COMPANY";

/** One word of a name that counts, and how much. */
export type Part = {
  word: Word;
  weight: number;
  isVowelless: boolean;
  /** This word and the next one as one, which somebody may have written. */
  joined: Word | null;
};

/** A name made ready to be compared: order, case, legal form and titles no longer matter. */
export type PreparedName = {
  kind: NameKind;
  /** The name as comparing sees it; preparing it again gives the same. */
  normalised: string;
  parts: Part[];
  /** The same with compounds in one word ("abd al rahman"), where there are any. */
  compounds: Part[] | null;
};

const WEIGHTS = { particle: 0.15, link: 0.3, generic: 0.45, patronymic: 0.4, initial: 0.5, common: 0.85 } as const;
const PATRONYMIC =
  /.{2}(?:ovich|evich|ovych|evych|ovna|evna|ivna|yevich|yevna|ichna|avich|auna|ovic|evic|zade|oglu|kyzy)$/;
const ABD = /^abd(?:[aeou]?l|[aeou]r|[aeou]s|[aeou]n|[aeou]d|[aeou]z|oul|our|ou)?$/;
const ABD_PREFIX = /^(?:abd(?:[aeou]l|oul)l?|abd[aeou]?(?=rr|ss|nn|zz|dd)|abd[aeou](?=[rsnz]))(?=\p{L}{3})/u;
const ARTICLES = new Set(["al", "el", "ul", "ar", "ur", "as", "us", "an", "ad", "az"]);

type Token = { word: string; isVowelless: boolean };

const legalForms = LEGAL_FORMS.map((form) => form.split(" "));
const legalForm = (tokens: readonly Token[], at: number) =>
  legalForms.find((form) => form.every((word, index) => tokens[at + index]?.word === word));

/** Single letters that stand together are one abbreviation: "l l c" is "llc". */
function joinLetters(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) joined.push({ word: run.join(""), isVowelless: false });
    run = [];
  };
  for (const token of tokens) {
    if (token.word.length === 1 && /[a-z]/.test(token.word)) run.push(token.word);
    else {
      flush();
      joined.push(token);
    }
  }
  flush();
  return joined;
}

function withoutLegalForms(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const form = tokens.length > 1 ? legalForm(tokens, at) : undefined;
    if (form) {
      at += form.length;
      continue;
    }
    const token = tokens[at];
    if (token) kept.push(token);
    at++;
  }
  const strong = kept.filter((token) => !PARTICLES.has(token.word));
  return strong.length > 0 ? kept : [...tokens];
}

function withoutHonorifics(tokens: readonly Token[]): Token[] {
  const kept = tokens.filter((token) => !HONORIFICS.has(token.word));
  return kept.filter((token) => !PARTICLES.has(token.word)).length >= 2 ? kept : [...tokens];
}

function weightOf(word: string, kind: NameKind): number {
  // "y" and "e" join Spanish and Portuguese family names, or are initials.
  if (kind === "PERSON" && word.length === 1) return PARTICLES.has(word) ? WEIGHTS.link : WEIGHTS.initial;
  if (PARTICLES.has(word)) return WEIGHTS.particle;
  if (kind === "COMPANY") return GENERIC_WORDS.has(word) ? WEIGHTS.generic : 1;
  if (PATRONYMIC.test(word)) return WEIGHTS.patronymic;
  return COMMON_NAMES.has(wordOf(word).spelling) ? WEIGHTS.common : 1;
}

/** Every word that lacks one letter of a long word without weight, and that word: finds it again after a slip. */
const nearOrdinary = new Map<string, string>();
const ordinary = new Set([...GENERIC_WORDS, ...LEGAL_FORMS.flatMap((form) => form.split(" "))]);
const ORDINARY_LETTERS = 5;
const withoutEach = (word: string) => [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
for (const word of ordinary) {
  if (word.length < ORDINARY_LETTERS) continue;
  for (const shorter of [word, ...withoutEach(word)]) nearOrdinary.set(shorter, word);
}

/** "tradng", "tradding" and "trafing" are "trading" in a company's name. */
function ordinaryWord(word: string): string {
  if (word.length < ORDINARY_LETTERS - 1 || ordinary.has(word)) return word;
  const near =
    nearOrdinary.get(word) ??
    withoutEach(word)
      .map((one) => nearOrdinary.get(one))
      .find(Boolean);
  return near && Math.abs(near.length - word.length) <= 1 ? near : word;
}

const SHORT_FORM = /^[a-z]{3,4}$/;
const nearForms = new Set(
  LEGAL_FORMS.filter((form) => SHORT_FORM.test(form)).flatMap((form) => [form, ...withoutEach(form)]),
);

/** A last short word that is one slip from a legal form: "ltdd", "pt ltd" after a slip. */
function withoutSlippedForm(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)?.word ?? "";
  const others = tokens.slice(0, -1).filter((token) => !PARTICLES.has(token.word) && token.word.length > 3);
  if (others.length === 0 || !/^[a-z]{3,5}$/.test(last) || ordinary.has(last)) return tokens;
  return withoutEach(last).some((one) => one.length > 2 && nearForms.has(one)) ? tokens.slice(0, -1) : tokens;
}

function partsOf(tokens: readonly Token[], kind: NameKind): Part[] {
  return tokens.map((token, at) => {
    const next = tokens[at + 1]?.word ?? "";
    const whole = token.word + next;
    const isJoinable = token.word.length > 1 && next.length > 1 && whole.length > 3;
    return {
      word: wordOf(token.word),
      weight: weightOf(token.word, kind),
      isVowelless: token.isVowelless,
      joined: isJoinable ? wordOf(whole) : null,
    };
  });
}

/** "abd al rahman", "abdul rahman" and "abdulrahman" as one word each; "alzawahiri" without its article. Null when there is none. */
function compoundsOf(tokens: readonly Token[]): Token[] | null {
  const made: Token[] = [];
  let found = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (ABD.test(token.word)) {
      const next = tokens[at + 1];
      const after = next && ARTICLES.has(next.word) ? tokens[at + 2] : next;
      if (after) {
        made.push({ word: `abd${after.word}`, isVowelless: token.isVowelless || after.isVowelless });
        at += after === next ? 1 : 2;
        found = true;
        continue;
      }
    }
    const prefix = token.word.match(ABD_PREFIX)?.[0];
    const article = token.word.length >= 6 && /^[ae]l/.test(token.word);
    if (prefix) made.push({ ...token, word: `abd${token.word.slice(prefix.length)}` });
    else if (article) made.push({ ...token, word: token.word.slice(2) });
    else made.push(token);
    found ||= prefix !== undefined || article;
  }
  return found ? made : null;
}

/** Repeated until nothing changes: what one pass takes away may have hidden another form behind it. */
function companyTokens(words: readonly Token[]): Token[] {
  let tokens = [...words];
  for (let pass = 0; pass < 6; pass++) {
    const whole = joinLetters(tokens).map((token) => ({ ...token, word: ordinaryWord(token.word) }));
    const next = withoutLegalForms(withoutSlippedForm(whole));
    if (next.length === tokens.length && next.every((token, at) => token.word === tokens[at]?.word)) return next;
    tokens = next;
  }
  return tokens;
}

const cache = new Map<string, PreparedName>();
/** Names of a large list with its aliases; beyond it the cache starts anew. */
const CACHE_LIMIT = 80_000;

/** Takes a name apart for comparing. Pure; kept for the next time. */
export function prepareName(name: string, kind: NameKind): PreparedName {
  const key = `${kind}|${name}`;
  const known = cache.get(key);
  if (known) return known;
  const words = latinWords(name);
  const tokens = kind === "COMPANY" ? companyTokens(words) : withoutHonorifics(words);
  const compounds = kind === "PERSON" ? compoundsOf(tokens) : null;
  const prepared: PreparedName = {
    kind,
    normalised: tokens.map((token) => token.word).join(" "),
    parts: partsOf(tokens, kind),
    compounds: compounds && partsOf(compounds, kind),
  };
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, prepared);
  return prepared;
}

/** The spelling under which names are the same, whatever the order of their words. */
export function normaliseName(name: string, kind: NameKind): string {
  return prepareName(name, kind).normalised;
}
