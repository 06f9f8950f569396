import type { EntryKind, HitState, Topic } from "./constants";

/** One name of a list's entry. Weak aliases are low-quality: single words, noms de guerre. */
export type ListedAlias = { name: string; isWeak: boolean };

/**
 * An entry of a watch list. Birth dates: `1965-03-14`, `1965-03`, `1965`, `~1965` (about) or `1960..1965` (between);
 * countries: ISO 3166-1 alpha-2.
 */
export type ListedEntry = {
  entryId: string;
  kind: EntryKind;
  name: string;
  aliases: readonly ListedAlias[];
  birthDates: readonly string[];
  countries: readonly string[];
  programmes: readonly string[];
};

/** A person or company of a customer, with everything that is compared. */
export type Party = {
  /** customer, authorized_user, director:<key>, owner:<key>. */
  party: string;
  /** For people who read: "Director Jane Nguyen". */
  who: string;
  kind: "PERSON" | "COMPANY";
  /** Each spelling once. */
  names: string[];
  /** YYYY-MM-DD; of a company, when it was made. */
  birthDate: string | null;
  countries: string[];
};

/** Why the score is what it is; the points add up to it, held between 0 and 100. */
export type ScorePart = {
  part: "name" | "alias" | "birth_date" | "country";
  listed: string;
  typed: string;
  points: number;
  text: string;
  /** The same to the letter, or to the day. */
  isSame: boolean;
};

export type Score = { score: number; parts: ScorePart[] };

/** What was compared on the customer's side. */
export type TypedParty = Pick<Party, "kind" | "names" | "birthDate" | "countries">;

/** A hit as reviewers see it. */
export type HitRow = {
  /** Outside form. */
  id: string;
  party: string;
  who: string;
  listTitle: string;
  topic: Topic;
  entryId: string;
  /** The entry as it stood when the hit was raised. */
  entry: ListedEntry;
  typed: TypedParty;
  score: number;
  parts: ScorePart[];
  state: HitState;
  settledByName: string | null;
  settledAt: string | null;
  settledReason: string | null;
  /** No longer found: the list or the customer changed. */
  endedAt: string | null;
  createdAt: string;
  /** Names what a person has looked at, so that nothing newer is settled unseen. */
  rowVersion: number;
};

/** The newest pass over a customer. */
export type ScreeningSummary = {
  at: string;
  version: number;
  threshold: number;
  hitCount: number;
  lists: { title: string; version: number }[];
};
