import { countryName } from "@/lib/core/geo";
import type { SheetCell, SheetColumn } from "@/lib/core/sheet";
import { zonedIso } from "@/lib/core/zone-time";
import { ACCOUNT_STATE_LABELS, CUSTOMER_TYPE_LABELS, PURPOSE_LABELS, STATUS_LABELS } from "@/lib/customers/constants";
import { MISSING_MARK_LABELS } from "@/lib/customers/constants-missing";
import { COLUMN_HEADERS, type ListColumnId } from "@/lib/customers/list/constants-columns";
import type { CustomerRow } from "@/lib/customers/list/types";
import type { ExportFormat, ExportState } from "./constants";

type ExportColumn = {
  /** In characters, where the format has widths. */
  width: number;
  /** The same words as on the screen; dates are dates. */
  cell: (row: CustomerRow) => SheetCell;
};

const yesNo = (value: boolean) => (value ? "Yes" : "No");
const instant = (iso: string | null): SheetCell => (iso === null ? null : { instant: iso });

const COLUMNS: Readonly<Record<ListColumnId, ExportColumn>> = {
  id: { width: 32, cell: (row) => row.id },
  type: { width: 15, cell: (row) => CUSTOMER_TYPE_LABELS[row.type] },
  name: { width: 34, cell: (row) => row.name },
  active: { width: 11, cell: (row) => yesNo(row.isActive) },
  status: { width: 15, cell: (row) => STATUS_LABELS[row.status] },
  enabled: { width: 12, cell: (row) => yesNo(row.isEnabled) },
  wallet: { width: 16, cell: (row) => yesNo(row.isWalletReady) },
  created: { width: 20, cell: (row) => instant(row.createdAt) },
  email: { width: 32, cell: (row) => row.email },
  country: { width: 20, cell: (row) => row.country && countryName(row.country) },
  external: { width: 20, cell: (row) => row.externalId },
  account: { width: 18, cell: (row) => ACCOUNT_STATE_LABELS[row.accountState] },
  updated: { width: 20, cell: (row) => instant(row.updatedAt) },
  purpose: { width: 15, cell: (row) => PURPOSE_LABELS[row.purpose] },
  missing: { width: 34, cell: (row) => row.missing.map((mark) => MISSING_MARK_LABELS[mark]).join(", ") },
  tags: { width: 24, cell: (row) => row.tags.join(", ") },
  expires: { width: 20, cell: (row) => (row.documentsExpireOn === null ? null : { day: row.documentsExpireOn }) },
  reviewed: { width: 20, cell: (row) => instant(row.reviewedAt) },
};

/** What a column says of a customer in a file: the one place for every format. */
export const cellOf = (column: ListColumnId, row: CustomerRow): SheetCell => COLUMNS[column].cell(row);

export const sheetColumns = (columns: readonly ListColumnId[]): SheetColumn[] =>
  columns.map((id) => ({ header: COLUMN_HEADERS[id], width: COLUMNS[id].width }));

/** "customers-2026-11-21-1405.csv", by the clock of the organisation. */
export function exportFileName(format: ExportFormat, timeZone: string, at: Date): string {
  const [day, time] = zonedIso(timeZone, at).split("T");
  return `customers-${day}-${time?.slice(0, 5).replace(":", "")}.${format.toLowerCase()}`;
}

/** A file has expired from its instant on, whether it was removed already or not. */
export function stateAt(record: { state: string; expiresAt: Date | null }, now: Date): ExportState {
  const isOver = record.state === "READY" && record.expiresAt !== null && record.expiresAt <= now;
  return isOver ? "EXPIRED" : (record.state as ExportState);
}
