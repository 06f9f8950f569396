"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/core/cn";
import { ColumnResizer } from "./column-resizer";
import type { DataColumn, TableSort } from "./columns";
import { tableRoles } from "./table-roles";

interface TableHeadProps<TRow> {
  columns: readonly DataColumn<TRow>[];
  sort: TableSort | null;
  onSortChange: (sort: TableSort) => void;
  selection?: { all: boolean; some: boolean; onToggleAll: (on: boolean) => void } | undefined;
  /** Pixels, in the order of the columns. */
  widths: readonly number[];
  /** Pixels left of the first column. */
  before: number;
  /** The widths of all columns, in order. */
  onResize: (widths: readonly number[]) => void;
  onResetWidth: (id: string) => void;
}

/** The order a click on the header gives. */
export function nextSort<TRow>(column: DataColumn<TRow>, sort: TableSort | null): TableSort {
  if (sort?.id === column.id) {
    return { id: column.id, dir: sort.dir === "asc" ? "desc" : "asc" };
  }
  return { id: column.id, dir: column.firstSort ?? "asc" };
}

export function TableHead<TRow>(props: TableHeadProps<TRow>) {
  const { columns, sort, onSortChange, selection, widths, before, onResize, onResetWidth } = props;
  return (
    <thead {...tableRoles.group} className="max-sm:hidden">
      <tr {...tableRoles.row}>
        {selection ? (
          <th {...tableRoles.header} scope="col" className="cell-check">
            <Checkbox
              checked={selection.all}
              indeterminate={selection.some && !selection.all}
              onCheckedChange={selection.onToggleAll}
              aria-label="Select all rows on this page"
            />
          </th>
        ) : null}
        {columns.map((column, index) => {
          const dir = sort?.id === column.id ? sort.dir : undefined;
          return (
            <th
              key={column.id}
              {...tableRoles.header}
              scope="col"
              data-column
              // Without it the edge's name would be part of the header's.
              aria-label={column.header}
              aria-sort={column.sortable ? (dir ? ariaSort[dir] : "none") : undefined}
              className={column.align === "end" ? cn("cell-end", column.className) : column.className}
            >
              {column.sortable ? (
                <button
                  type="button"
                  title={column.sortWords?.[nextSort(column, sort).dir]}
                  onClick={() => onSortChange(nextSort(column, sort))}
                  className="sort"
                >
                  <span>{column.header}</span>
                </button>
              ) : (
                <span>{column.header}</span>
              )}
              <ColumnResizer
                header={column.header}
                index={index}
                width={widths[index] ?? 0}
                before={before}
                onResize={onResize}
                onReset={() => onResetWidth(column.id)}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const ariaSort = { asc: "ascending", desc: "descending" } as const;
