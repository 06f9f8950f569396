import type { ReactNode } from "react";

export type SortDirection = "asc" | "desc";

export interface TableSort {
  /** Column id. */
  id: string;
  dir: SortDirection;
}

export interface DataColumn<TRow> {
  id: string;
  /** The exact header text. */
  header: string;
  cell: (row: TRow) => ReactNode;
  sortable?: boolean | undefined;
  /** The order of the first click; dates usually start with the newest. */
  firstSort?: SortDirection | undefined;
  /** The two orders in words, for the phone's order list and the tooltip: "Newest first". */
  sortWords?: Record<SortDirection, string> | undefined;
  align?: "start" | "end" | undefined;
  /** False keeps the column out of the column chooser. */
  hideable?: boolean | undefined;
  /** Always there and always last: the menu of the row. */
  isLast?: boolean | undefined;
  /** Offered in the chooser, hidden at first. */
  initiallyHidden?: boolean | undefined;
  /** Pixels, as long as nobody chose another; 140 when left out. */
  width?: number | undefined;
  /** Pixels it may grow to before the other columns get of the spare room: what makes it whole. */
  roomyWidth?: number | undefined;
  /** Classes of header and cells; widths are not theirs. */
  className?: string | undefined;
  /** Its place on the phone's card; `line` = label and value on a line of their own, `block` = a line of its own without the label. */
  card?: "title" | "corner" | "line" | "half" | "block" | "hidden" | undefined;
  /** Width class of the skeleton bar: "w-24". */
  skeleton?: string | undefined;
}
