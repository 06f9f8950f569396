export const TOPICS = ["SANCTIONS", "PEP"] as const;
export type Topic = (typeof TOPICS)[number];
export const TOPIC_LABELS: Record<Topic, string> = { SANCTIONS: "Sanctions", PEP: "Politically exposed persons" };

export const LIST_FORMATS = ["OPENSANCTIONS", "OFAC"] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
export const FORMAT_LABELS: Record<ListFormat, string> = {
  OPENSANCTIONS: "OpenSanctions targets (targets.simple.csv)",
  OFAC: "OFAC SDN (sdn.csv, alt.csv, add.csv)",
};

/** What an entry is. OTHER (ships, aircraft, wallets) is kept and never matched against a customer. */
const ENTRY_KINDS = ["PERSON", "COMPANY", "OTHER"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The files of a version: OpenSanctions has one, OFAC up to three. */
export const FILE_PARTS = ["targets", "sdn", "alt", "add"] as const;
export type FilePart = (typeof FILE_PARTS)[number];
export const PARTS_BY_FORMAT: Record<ListFormat, { required: FilePart; optional: readonly FilePart[] }> = {
  OPENSANCTIONS: { required: "targets", optional: [] },
  OFAC: { required: "sdn", optional: ["alt", "add"] },
};

const VERSION_STATES = ["IMPORTING", "READY", "ACTIVE", "SUPERSEDED", "FAILED"] as const;
export type VersionState = (typeof VERSION_STATES)[number];
export const VERSION_STATE_LABELS: Record<VersionState, string> = {
  IMPORTING: "Importing",
  READY: "Ready",
  ACTIVE: "In force",
  SUPERSEDED: "Replaced",
  FAILED: "Not imported",
};

const HIT_STATES = ["MATCH", "IN_PROGRESS", "RESOLVED", "DISMISSED"] as const;
export type HitState = (typeof HIT_STATES)[number];
export const HIT_STATE_LABELS: Record<HitState, string> = {
  MATCH: "Open",
  IN_PROGRESS: "Being looked at",
  RESOLVED: "True match",
  DISMISSED: "Not the same",
};

/** What a customer's screening came to, by topic. */
const SCREENING_STATES = ["NOT_SCREENED", "MATCH", "NO_MATCH", "RESOLVED", "DISMISSED", "IN_PROGRESS"] as const;
export type ScreeningState = (typeof SCREENING_STATES)[number];
export const SCREENING_LIMITS = {
  /** Of one uploaded file. */
  maxFileBytes: 256 * 1024 * 1024,
  /** Rows that one transaction takes in. */
  rowsPerBatch: 1_000,
  /** Candidates that are compared for one name at most, those that share most keys first. */
  candidates: 400,
  /** Hits kept for one customer at most, the best ones. */
  hits: 50,
  customersPerBatch: 50,
  minThreshold: 50,
  maxThreshold: 100,
} as const;
