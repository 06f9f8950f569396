import type { Option } from "@/components/ui/option";

interface FilterBase {
  id: string;
  label: string;
}

export interface FilterPair {
  key: string;
  value: string;
}

/** Any of a few. */
export type ManyFilter = FilterBase & {
  kind: "many";
  options: readonly Option[];
  value: readonly string[];
  onChange: (value: string[]) => void;
};

/** One of a long list, "" = none. */
export type OneFilter = FilterBase & {
  kind: "one";
  options: readonly Option[];
  value: string;
  onChange: (value: string) => void;
};

/** Any of a long list, found by typing; may be fetched when it is first opened. */
export type ChoicesFilter = FilterBase & {
  kind: "choices";
  options: readonly Option[] | (() => Promise<readonly Option[]>);
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Said where there is nothing to choose from. */
  noneText?: string | undefined;
};

/** YYYY-MM-DD or "" at either end. */
export type DatesFilter = FilterBase & {
  kind: "dates";
  value: { from: string; to: string };
  onChange: (value: { from: string; to: string }) => void;
  /** Why nothing can lie between these days, or null. */
  problem?: string | null;
};

/** Before a day, YYYY-MM-DD or "". */
export type DayFilter = FilterBase & {
  kind: "day";
  value: string;
  onChange: (value: string) => void;
  /** Days that are often wanted: "In 30 days". */
  picks: () => readonly { label: string; day: string }[];
};

/** Keys with the value each has to have; all of them. */
export type PairsFilter = FilterBase & {
  kind: "pairs";
  value: readonly FilterPair[];
  onChange: (value: FilterPair[]) => void;
  /** Keys to suggest. */
  loadKeys: () => Promise<readonly string[]>;
  max: number;
  keyPattern: RegExp;
  keyHint: string;
};

/** A list that is pasted as text. */
export type PasteFilter = FilterBase & {
  kind: "paste";
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Takes the text apart. */
  parse: (text: string) => string[];
  /** Why there are too many, or null. */
  problem: (words: readonly string[]) => string | null;
  /** Those that mean nobody; null when that could not be found out. */
  findMissing: (words: string[]) => Promise<string[] | null>;
  hint: string;
};

export type FilterField = ManyFilter | OneFilter | ChoicesFilter | DatesFilter | DayFilter | PairsFilter | PasteFilter;

/** A filter in force as a sentence: subject "Status", words "is" (may be empty), values "Approved or Suspended". */
export interface FilterChip {
  id: string;
  subject: string;
  words: string;
  values: string;
  onRemove: () => void;
  /** What changes it; without, it can only be removed. */
  field?: FilterField | undefined;
}
