import type { CustomerType, Purpose } from "@/lib/customers/constants";
import type { FieldKind, FieldSpec } from "@/lib/customers/types";
import type { DateOrder, Delimiter, DuplicateChoice, Encoding, ImportState, RowState } from "./constants";

/** A field that a column of a file can be for. */
export type ImportField = {
  /** As files and mappings name it, rows counted from 1: `directors.1.first_name`. */
  id: string;
  /** In the profile, rows counted from 0: `directors.0.first_name`. */
  path: string;
  /** Unique among the fields of a type: `Director 1: First name`. */
  label: string;
  section: string;
  kind: FieldKind;
  spec: FieldSpec;
};

/** What a column becomes: the id of a field, `metadata.<key>`, or null: left out. */
export type Mapping = (string | null)[];

/** Which line and column of the file, and what to do; never what was typed. */
export type RowProblem = { column: string; message: string };

export type ImportRow = {
  line: number;
  state: RowState;
  /** The customer's name; null where the line could not be read. */
  name: string | null;
  /** Outside id, once it was created. */
  customerId: string | null;
  duplicateOf: { id: string; name: string } | null;
  duplicateLine: number | null;
  problems: RowProblem[];
};

export type ImportRowPage = { rows: ImportRow[]; nextAfter: number | null };

export type ImportSummary = {
  id: string;
  type: CustomerType;
  purpose: Purpose;
  fileName: string;
  bytes: number;
  state: ImportState;
  total: number | null;
  checked: number;
  invalid: number;
  duplicates: number;
  done: number;
  created: number;
  failed: number;
  error: string | null;
  createdByName: string;
  createdAt: string;
  endedAt: string | null;
};

export type ImportDetail = ImportSummary & {
  version: number;
  encoding: Encoding;
  delimiter: Delimiter;
  headers: string[];
  mapping: Mapping;
  dateOrder: DateOrder | null;
  addDuplicates: DuplicateChoice;
  startedByName: string | null;
  /** An earlier import of exactly this file. */
  sameFile: { id: string; createdAt: string; state: ImportState } | null;
  counts: Record<RowState, number>;
};

/** A column of the file as the mapping page shows it. */
export type ImportColumn = {
  /** Place in the file, from 0. */
  index: number;
  title: string;
  samples: string[];
  /** How its dates are written; `EITHER` where the values looked at can be read both ways; null where it has none of that kind. */
  dates: DateOrder | "EITHER" | null;
};
