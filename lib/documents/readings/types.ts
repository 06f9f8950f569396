import type { CivilDate } from "@/lib/core/civil-date";
import type { MrzFields, MrzFormat } from "@/lib/core/mrz/types";
import type { DocumentType, Side } from "@/lib/documents/constants";
import type { Subject } from "@/lib/documents/rules";
import type { ComparedFieldName, ReadingState } from "./constants";

/** What a zone says, as it is kept: fields only when every character of it was proven. */
export type Reading = { state: ReadingState; format: MrzFormat | null; page: number | null; fields: MrzFields | null };

/** One thing that was typed and is on the document too. Texts for people. */
export type ComparedField = { field: ComparedFieldName; typed: string; read: string; same: boolean };

/** What was typed about the person whose document it is. */
export type TypedPerson = {
  /** Every spelling that was given, each as surname and given names. */
  names: readonly { surname: string; given: string }[];
  number: string | undefined;
  birthDate: CivilDate | undefined;
  expiryDate: CivilDate | undefined;
  /** ISO 3166 alpha-2. */
  nationalities: readonly string[];
  sex: "F" | "M" | undefined;
};

/** One identity document with its reading beside what was typed. `documentId`: outside form `doc_...`. */
export type DocumentReading = {
  documentId: string;
  subject: Subject;
  docType: DocumentType;
  side: Side;
  state: ReadingState;
  format: MrzFormat | null;
  /** From 1; null when no zone was found. */
  page: number | null;
  /** Empty unless the state is READ. */
  compared: ComparedField[];
};
