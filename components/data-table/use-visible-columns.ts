"use client";

import {
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useCallback, useMemo, useState } from "react";
import type { DataColumn } from "./columns";
import { type TablePreferences, writeTablePreferences } from "./table-preferences";

const features = tableFeatures({ columnVisibilityFeature });

interface VisibleColumnsOptions<TRow> {
  columns: readonly DataColumn<TRow>[];
  rows: readonly TRow[];
  rowId: (row: TRow) => string;
  initial: TablePreferences | undefined;
  cookie: string | undefined;
}

/** Table model and view preferences: rows with their ids, the columns that show, density. */
export function useVisibleColumns<TRow extends RowData>(options: VisibleColumnsOptions<TRow>) {
  const { columns, rows, rowId, initial, cookie } = options;
  const [preferences, setPreferences] = useState<TablePreferences>(
    () =>
      initial ?? {
        density: "comfortable",
        hidden: columns.filter((column) => column.initiallyHidden).map((column) => column.id),
      },
  );

  const change = useCallback(
    (next: TablePreferences) => {
      setPreferences(next);
      if (cookie) {
        writeTablePreferences(cookie, next);
      }
    },
    [cookie],
  );

  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, TRow>();
    return columns.map((column) =>
      helper.display({ id: column.id, header: column.header, enableHiding: column.hideable !== false }),
    );
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(preferences.hidden.map((id) => [id, false])),
    [preferences.hidden],
  );
  const table = useTable({ features, columns: definitions, data, getRowId: rowId, state: { columnVisibility } });

  const byId = new Map(columns.map((column) => [column.id, column]));
  const visible = table.getVisibleLeafColumns().flatMap((column) => byId.get(column.id) ?? []);
  const choices = table
    .getAllLeafColumns()
    .filter((column) => column.getCanHide())
    .map((column) => ({
      id: column.id,
      header: byId.get(column.id)?.header ?? column.id,
      visible: column.getIsVisible(),
    }));

  function toggle(id: string, show: boolean) {
    const others = preferences.hidden.filter((each) => each !== id);
    change({ ...preferences, hidden: show ? others : [...others, id] });
  }

  return {
    rows: table.getRowModel().rows,
    visible,
    choices,
    toggle,
    density: preferences.density,
    setDensity: (density: TablePreferences["density"]) => change({ ...preferences, density }),
  };
}
