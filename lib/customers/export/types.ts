import type { ExportFormat, ExportState } from "./constants";

/** One's own export, as its page shows it. */
export type ExportRow = {
  /** Outside form. */
  id: string;
  format: ExportFormat;
  state: ExportState;
  /** Whom it is about, in words. */
  about: string;
  columnCount: number;
  /** Written so far; in the end, how many are in the file. */
  rows: number;
  /** How many were meant when it was asked for. */
  total: number;
  fileName: string;
  sizeBytes: number | null;
  createdAt: string;
  endedAt: string | null;
  expiresAt: string | null;
};
