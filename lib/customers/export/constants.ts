export const EXPORT_FORMATS = ["CSV", "XLSX"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FORMAT_LABELS: Readonly<Record<ExportFormat, string>> = { CSV: "CSV", XLSX: "Excel" };

const EXPORT_STATES = ["WAITING", "RUNNING", "READY", "FAILED", "CANCELLED", "EXPIRED"] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

export const EXPORT_STATE_LABELS: Readonly<Record<ExportState, string>> = {
  WAITING: "Waiting",
  RUNNING: "Being made",
  READY: "Ready",
  FAILED: "Not made",
  CANCELLED: "Cancelled",
  EXPIRED: "Expired",
};

export const EXPORT_STATE_TONES = {
  WAITING: "neutral",
  RUNNING: "info",
  READY: "success",
  FAILED: "danger",
  CANCELLED: "neutral",
  EXPIRED: "neutral",
} as const satisfies Record<ExportState, string>;

export const EXPORT_LIMITS = {
  /** Customers in one file. */
  rows: 500_000,
  /** Waiting or being made at once, for one person. */
  underWay: 5,
  /** From being ready on. */
  lifeHours: 24,
  /** Of one file, whatever is in it. */
  bytes: 2_000_000_000,
  /** On the page of exports. */
  listed: 100,
} as const;

export const EXPORTS_PATH = "/customers/exports";
