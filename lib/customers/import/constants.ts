import type { Tone } from "@/lib/customers/constants";

const MEGABYTE = 1024 * 1024;

export const IMPORT_LIMITS = {
  maxBytes: 20 * MEGABYTE,
  /** Data lines of one file. */
  maxLines: 50_000,
  maxColumns: 300,
  /** Characters of a column's title. */
  maxTitle: 100,
  /** One line of values, quoted line breaks included: beyond it a quotation mark was left open. */
  maxRecordBytes: 256 * 1024,
  /** Enough for the longest line of titles. */
  headBytes: 128 * 1024,
  /** Imports of an organisation that are neither finished nor cancelled. */
  maxOpen: 20,
  /** Values shown for each column, and lines looked at to guess how dates are written. */
  samples: 3,
  sampledLines: 200,
  checkBatch: 200,
  runBatch: 100,
  /** How long one job creates customers before it passes on to the next, so that a worker can stop. */
  runBudgetMs: 2_000,
  /** Days after its end, or after the last thing done with it, that a file is kept. */
  keepDays: 30,
  listed: 50,
  rowsPage: 50,
} as const;

/** How many rows of a group a file can have columns for. */
export const GROUP_COLUMNS = { tax_info: 2, directors: 3, ultimate_beneficial_owners: 3 } as const;

const IMPORT_STATES = ["UPLOADED", "CHECKING", "CHECKED", "RUNNING", "DONE", "CANCELLED", "FAILED"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_STATE_LABELS: Readonly<Record<ImportState, string>> = {
  UPLOADED: "Columns to match",
  CHECKING: "Being checked",
  CHECKED: "Checked",
  RUNNING: "Being imported",
  DONE: "Imported",
  CANCELLED: "Cancelled",
  FAILED: "Stopped",
};

export const IMPORT_STATE_TONES: Readonly<Record<ImportState, Tone>> = {
  UPLOADED: "warning",
  CHECKING: "info",
  CHECKED: "warning",
  RUNNING: "info",
  DONE: "success",
  CANCELLED: "neutral",
  FAILED: "danger",
};

/** Nothing more happens in these. */
export const ENDED_STATES: readonly ImportState[] = ["DONE", "CANCELLED", "FAILED"];

export const ROW_STATES = ["READY", "INVALID", "DUPLICATE", "CREATED", "SKIPPED", "FAILED"] as const;
export type RowState = (typeof ROW_STATES)[number];

export const ROW_STATE_LABELS: Readonly<Record<RowState, string>> = {
  READY: "Ready",
  INVALID: "Has problems",
  DUPLICATE: "Looks like a duplicate",
  CREATED: "Created",
  SKIPPED: "Left out",
  FAILED: "Not created",
};

export const ROW_STATE_TONES: Readonly<Record<RowState, Tone>> = {
  READY: "info",
  INVALID: "danger",
  DUPLICATE: "warning",
  CREATED: "success",
  SKIPPED: "neutral",
  FAILED: "danger",
};

const ENCODINGS = ["UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const ENCODING_LABELS: Readonly<Record<Encoding, string>> = {
  "UTF-8": "UTF-8",
  "UTF-16LE": "UTF-16",
  "UTF-16BE": "UTF-16",
  "WINDOWS-1252": "Windows-1252 (Western European)",
};

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const DELIMITER_LABELS: Readonly<Record<Delimiter, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};

export const DATE_ORDERS = ["DMY", "MDY"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
export const DATE_ORDER_LABELS: Readonly<Record<DateOrder, string>> = {
  DMY: "Day first, as in 31/12/2026",
  MDY: "Month first, as in 12/31/2026",
};

export const DUPLICATE_CHOICES = ["SKIP", "ADD"] as const;
export type DuplicateChoice = (typeof DUPLICATE_CHOICES)[number];

/** Begins the target of a column that is kept as extra data. */
export const EXTRA_PREFIX = "metadata.";

export const IMPORTS_PATH = "/customers/import";
