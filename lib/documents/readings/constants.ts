import type { Slot } from "@/lib/documents/constants";

/** The kind of proof whose machine-readable zone is read. */
export const READ_SLOT: Slot = "ID_PROOF";
/** A zone stands on one of the first pages. */
export const PAGES_READ = 4;

/** Raise it when documents should be read anew, as when the reader of zones may read a page differently than before. */
export const READER_VERSION = 1;

/** READ: proven by its check digits; UNSURE: there is a zone, and not every character is clear. */
export const READING_STATES = ["READ", "NONE", "UNSURE"] as const;
export type ReadingState = (typeof READING_STATES)[number];

export const COMPARED_FIELDS = ["name", "number", "birth_date", "expiry_date", "nationality", "sex"] as const;
export type ComparedFieldName = (typeof COMPARED_FIELDS)[number];

export const COMPARED_LABELS: Readonly<Record<ComparedFieldName, string>> = {
  name: "Name",
  number: "Number",
  birth_date: "Date of birth",
  expiry_date: "Date of expiry",
  nationality: "Nationality",
  sex: "Sex",
};
