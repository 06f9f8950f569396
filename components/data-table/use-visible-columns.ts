"use client";

import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { type CSSProperties, useCallback, useMemo, useState } from "react";
import { type ColumnPlace, isSameColumns } from "@/lib/core/table-look";
import { colWidths, defaultPlaces, geometry, isSized, resolvePlaces, widthsOf } from "./column-layout";
import type { DataColumn } from "./columns";
import { DEFAULT_PREFERENCES, type TablePreferences, writeTablePreferences } from "./table-preferences";

const features = tableFeatures({ columnOrderingFeature, columnVisibilityFeature });

/** Who keeps the choice of columns and density instead of the table: for what also stands elsewhere, such as a saved view. */
export interface TableLookHolder {
  value: TablePreferences;
  onChange: (next: TablePreferences) => void;
}

interface VisibleColumnsOptions<TRow> {
  columns: readonly DataColumn<TRow>[];
  rows: readonly TRow[];
  rowId: (row: TRow) => string;
  initial: TablePreferences | undefined;
  cookie: string | undefined;
  look: TableLookHolder | undefined;
  /** Pixels left of the first column: the checkboxes. */
  before: number;
}

/** Table model and looks: rows with their ids, the columns that show with order, pins and widths, density. */
export function useVisibleColumns<TRow extends RowData>(options: VisibleColumnsOptions<TRow>) {
  const { columns, rows, rowId, initial, cookie, look, before } = options;
  const [own, setOwn] = useState<TablePreferences>(() => initial ?? DEFAULT_PREFERENCES);
  const preferences = look?.value ?? own;
  const holdElsewhere = look?.onChange;

  const change = useCallback(
    (next: TablePreferences) => {
      if (holdElsewhere) {
        holdElsewhere(next);
        return;
      }
      setOwn(next);
      if (cookie) {
        writeTablePreferences(cookie, next);
      }
    },
    [cookie, holdElsewhere],
  );

  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, TRow>();
    return columns.map((column) => helper.display({ id: column.id, header: column.header }));
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const places = useMemo(() => resolvePlaces(columns, preferences.columns), [columns, preferences.columns]);
  const order = places.map((place) => place.id).join(".");
  const state = useMemo(() => {
    const shown = order.split(".");
    const hidden = columns.filter((column) => !shown.includes(column.id));
    return { columnOrder: shown, columnVisibility: Object.fromEntries(hidden.map(({ id }) => [id, false])) };
  }, [columns, order]);
  const table = useTable({ features, columns: definitions, data, getRowId: rowId, state });

  // The same list as long as the same columns show: a change of width draws no row anew.
  const visible = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    return order.split(".").flatMap((id) => byId.get(id) ?? []);
  }, [columns, order]);

  function setPlaces(next: readonly ColumnPlace[]) {
    const all = resolvePlaces(columns, next);
    change({ ...preferences, columns: isSameColumns(all, defaultPlaces(columns)) ? null : all });
  }

  const widths = widthsOf(columns, places);
  const { minWidth, offsets } = geometry(places, widths, before);
  const lefts = before > 0 ? [0, ...offsets] : offsets;
  const pinned = offsets.length > 0 ? lefts.length : 0;
  const pinnedWidth = (offsets.at(-1) ?? 0) + (widths[offsets.length - 1] ?? 0);
  const style = Object.fromEntries([
    ["--table-min", `${minWidth}px`],
    // What stays takes no more than this of a narrow window: its left part scrolls out, or the others could not be read at all.
    ...(pinned > 0 ? [["--x-over", `max(0px,${pinnedWidth}px - 60cqw)`]] : []),
    ...lefts.slice(0, pinned).map((left, index) => [`--x${index + 1}`, `${left}px`]),
  ]) as CSSProperties;

  return {
    rows: table.getRowModel().rows,
    visible,
    places,
    /** Without those that are always last. */
    free: places.filter(({ id }) => !columns.some((column) => column.id === id && column.isLast)),
    widths,
    cols: colWidths(columns, places, minWidth),
    /** For `<table>`: how many cells of each row stay at the left, and where. */
    frame: { pinned, isSized: isSized(places), style },
    setPlaces,
    resetColumns: () => change({ ...preferences, columns: null }),
    isDefault: preferences.columns === null,
    density: preferences.density,
    setDensity: (density: TablePreferences["density"]) => change({ ...preferences, density }),
  };
}
