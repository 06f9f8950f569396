import { compareBirthDate } from "./rules-birth-date";
import { nameSimilarity } from "./rules-compare";
import { type NameKind, type PreparedName, prepareName } from "./rules-names";
import type { ListedEntry, Party, Score, ScorePart } from "./types";

const POINTS = { weakAlias: -10, sameCountry: 3, otherCountry: -2 } as const;

const sortedWords = (name: PreparedName) => name.normalised.split(" ").sort().join(" ");

type NameMatch = {
  similarity: number;
  typed: string;
  listed: string;
  alias: "none" | "good" | "weak";
  isSame: boolean;
};

/** The pair of names that is most alike, a weak alias counting less. */
function bestName(party: Party, entry: ListedEntry): NameMatch | null {
  const kind: NameKind = party.kind;
  const listed = [
    { name: entry.name, alias: "none" as const },
    ...entry.aliases.map((one) => ({ name: one.name, alias: one.isWeak ? ("weak" as const) : ("good" as const) })),
  ];
  let best: NameMatch | null = null;
  let bestPoints = -1;
  for (const typed of party.names) {
    const left = prepareName(typed, kind);
    for (const { name, alias } of listed) {
      const right = prepareName(name, kind);
      const similarity = nameSimilarity(left, right);
      const points = similarity * 100 + (alias === "weak" ? POINTS.weakAlias : 0);
      if (points <= bestPoints) continue;
      bestPoints = points;
      const isSame = similarity >= 0.99 && alias !== "weak" && sortedWords(left) === sortedWords(right);
      best = { similarity, typed, listed: name, alias, isSame };
    }
  }
  return best;
}

function namePart(match: NameMatch): ScorePart {
  const percent = Math.round(match.similarity * 100);
  const alike = match.isSame ? "The names are the same." : `The names are ${percent} % alike.`;
  const { typed, listed, isSame } = match;
  if (match.alias === "none") return { part: "name", listed, typed, points: percent, text: alike, isSame };
  const points = percent + (match.alias === "weak" ? POINTS.weakAlias : 0);
  const words =
    match.alias === "weak" ? " A weak alias: the list itself calls it unreliable." : " An alias of the entry.";
  return { part: "alias", listed, typed, points, text: alike + words, isSame };
}

function countryPart(party: Party, entry: ListedEntry): ScorePart | null {
  if (party.countries.length === 0 || entry.countries.length === 0) return null;
  const shared = party.countries.filter((country) => entry.countries.includes(country));
  const texts = { listed: entry.countries.join(", "), typed: party.countries.join(", ") };
  return shared.length > 0
    ? { part: "country", ...texts, points: POINTS.sameCountry, text: "They have a country in common.", isSame: true }
    : {
        part: "country",
        ...texts,
        points: POINTS.otherCountry,
        text: "They have no country in common.",
        isSame: false,
      };
}

/** Whether an entry can be this party at all: people are not compared with companies, nor anybody with a ship. */
const isComparable = (party: Pick<Party, "kind">, entry: Pick<ListedEntry, "kind">) => entry.kind === party.kind;

/** How likely a party is an entry, 0 to 100, and why. Names give up to 100; birth date and country add or take away. */
export function scoreParty(party: Party, entry: ListedEntry): Score | null {
  const match = isComparable(party, entry) ? bestName(party, entry) : null;
  if (!match || match.similarity < 0.5) return null;
  const parts = [namePart(match)];
  const date = compareBirthDate(party.birthDate, entry.birthDates);
  if (date && party.birthDate) {
    const { listed, points, text, isSame } = date;
    parts.push({ part: "birth_date", listed, typed: party.birthDate, points, text, isSame });
  }
  const country = countryPart(party, entry);
  if (country) parts.push(country);
  const sum = parts.reduce((points, part) => points + part.points, 0);
  return { score: Math.min(100, Math.max(0, sum)), parts };
}

/** Name and birth date are the same: hardly two people. */
export function isSamePerson(parts: readonly Pick<ScorePart, "part" | "isSame">[]): boolean {
  const same = (names: readonly ScorePart["part"][]) => parts.some((one) => names.includes(one.part) && one.isSame);
  return same(["name", "alias"]) && same(["birth_date"]);
}
