import type { TableDensity } from "@/lib/core/table-look";

export type CustomerView = {
  /** Outside form. */
  id: string;
  name: string;
  /** Canonical address of what it asks for, without a page; "" = everything. */
  query: string;
  /** Columns with order, widths and pins, as `formatColumns` writes them. */
  columns: string;
  density: TableDensity;
  isShared: boolean;
  /** Made by the person who looks. */
  isOwn: boolean;
  ownerName: string;
  /** The person who looks may change, rename and remove it. */
  mayChange: boolean;
  /** And may share it or take it back. */
  mayShare: boolean;
  /** A write repeats it. */
  version: number;
};

/** The views that a person sees, by name: their own and the shared ones. */
export type ViewShelf = {
  views: CustomerView[];
  /** The view that the list opens with; null = the plain list. */
  defaultId: string | null;
  /** The default was removed or is not shared any more. */
  isDefaultGone: boolean;
};
