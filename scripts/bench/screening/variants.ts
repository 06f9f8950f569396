import { LEGAL_FORM_SETS } from "./names";
import type { Random } from "./seeded";

export type VariantKind =
  | "exact"
  | "spelling, one slip"
  | "spelling, two slips"
  | "order"
  | "romanisation"
  | "own script"
  | "alias"
  | "initials"
  | "middle name missing"
  | "legal form";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const tokensOf = (name: string) => name.replaceAll(",", " ").split(/\s+/).filter(Boolean);
const isCapital = (letter: string) => letter !== letter.toLowerCase();

/** One slip of a finger: a letter lost, doubled, exchanged with its neighbour or for another. Never the first letter of the name. */
function slip(name: string, random: Random): string {
  const places = [...name].flatMap((letter, at) => (at > 0 && /\p{L}/u.test(letter) ? [at] : []));
  const at = random.pick(places);
  const letter = name[at] ?? "";
  switch (random.int(4)) {
    case 0:
      return name.slice(0, at) + name.slice(at + 1);
    case 1:
      return name.slice(0, at) + letter + name.slice(at);
    case 2: {
      const next = name[at + 1] ?? "";
      return /\p{L}/u.test(next) && next !== letter
        ? name.slice(0, at) + next + letter + name.slice(at + 2)
        : name.slice(0, at) + letter + name.slice(at);
    }
    default: {
      const other = LETTERS[random.int(26)] ?? "e";
      return name.slice(0, at) + (isCapital(letter) ? other.toUpperCase() : other) + name.slice(at + 1);
    }
  }
}

/** Ways in which tables and offices write the same sounds; both directions. */
const ROMANISATIONS: [RegExp, string][] = [
  [/kh/i, "h"],
  [/y(?=[aou])/i, "i"],
  [/iy$|y\b/i, "iy"],
  [/ou/i, "u"],
  [/u/i, "ou"],
  [/zh/i, "j"],
  [/q/i, "k"],
  [/w/i, "v"],
  [/ai/i, "ay"],
  [/ay/i, "ei"],
  [/ss/i, "s"],
  [/mm/i, "m"],
  [/ph/i, "f"],
  [/f(?=[aeiou])/i, "ph"],
  [/gh/i, "g"],
  [/dj/i, "j"],
  [/j/i, "dj"],
  [/ee/i, "i"],
  [/shch/i, "sch"],
  [/ks|x/i, "ks"],
  [/sh/i, "sch"],
  [/ts/i, "tz"],
  [/ei\b/i, "ey"],
  [/ye/i, "e"],
  [/ü/i, "ue"],
  [/ö/i, "oe"],
  [/ä/i, "ae"],
];

/** The name as another office would write it in Latin letters; null where none of the rules applies. */
function romanised(name: string, random: Random): string | null {
  const fitting = ROMANISATIONS.filter(([pattern]) => pattern.test(name));
  if (fitting.length === 0) return null;
  let written = name;
  for (let times = 0; times < Math.min(2, fitting.length); times++) {
    const [pattern, letters] = random.pick(fitting);
    written = written.replace(pattern, (found) =>
      isCapital(found[0] ?? "") ? letters[0]?.toUpperCase() + letters.slice(1) : letters,
    );
  }
  return written === name ? null : written;
}

const ALL_FORMS = LEGAL_FORM_SETS.flat().sort((a, b) => b.length - a.length);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The company with its legal form written otherwise, dropped or added. */
function otherForm(name: string, random: Random): string {
  const held = ALL_FORMS.find((form) => new RegExp(`[\\s,]${escaped(form)}$`, "i").test(name));
  const stem = held ? name.slice(0, -held.length).replace(/[\s,]+$/, "") : name;
  const set = (held && LEGAL_FORM_SETS.find((forms) => forms.includes(held))) || random.pick(LEGAL_FORM_SETS);
  if (held && random.chance(0.3)) return stem;
  return `${stem} ${random.pick(set)}`;
}

export type Listed = { kind: "PERSON" | "COMPANY"; name: string; aliases: string[]; native?: string | undefined };

/** How somebody who is listed might be typed into a form; null where the kind does not fit the name. */
export function variantOf(listed: Listed, kind: VariantKind, random: Random): string | null {
  const tokens = tokensOf(listed.name);
  const isPerson = listed.kind === "PERSON";
  switch (kind) {
    case "exact":
      return isPerson ? tokens.join(" ") : listed.name;
    case "spelling, one slip":
      return listed.name.length >= 8 ? slip(tokens.join(" "), random) : null;
    case "spelling, two slips":
      return tokens.join("").length >= 13 ? slip(slip(tokens.join(" "), random), random) : null;
    case "order":
      if (!isPerson || tokens.length < 2) return null;
      return [...tokens.slice(1), tokens[0]].join(" ");
    case "romanisation":
      return isPerson ? romanised(tokens.join(" "), random) : null;
    case "own script":
      return listed.native ?? null;
    case "alias":
      return listed.aliases.length > 0 ? tokensOf(random.pick(listed.aliases)).join(" ") : null;
    case "initials": {
      if (!isPerson || tokens.length < 3 || !listed.name.includes(",")) return null;
      const [family = "", given = ""] = listed.name.split(",");
      const firsts = tokensOf(given).filter((token) => token.length > 2);
      if (firsts.length < 2) return null;
      const initial = (token: string) => `${token.replace(/^(al-|['’‘`])/i, "")[0]}.`;
      // Half of them shorten the middle names alone, half every given name.
      const first = random.chance(0.5) ? (firsts[0] ?? "") : initial(firsts[0] ?? "");
      return [first, ...firsts.slice(1).map(initial), family.trim()].join(" ");
    }
    case "middle name missing": {
      if (!isPerson || !listed.name.includes(",")) return null;
      const [family = "", given = ""] = listed.name.split(",");
      const firsts = tokensOf(given);
      if (firsts.length < 2) return null;
      return `${firsts[0]} ${family.trim()}`;
    }
    case "legal form":
      return isPerson ? null : otherForm(listed.name, random);
  }
}
