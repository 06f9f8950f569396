import type { EntryKind } from "./constants";

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
};

export type Score = { score: number; parts: ScorePart[]; isSameName: boolean; isSameBirthDate: boolean };
