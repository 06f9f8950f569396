"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/core/cn";
import { ColumnResizer } from "./column-resizer";
import type { DataColumn, SortDirection, TableSort } from "./columns";
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

// Where pinned ones stand says globals.css, for heads and cells alike.
const headCell =
  "group/head sticky top-0 h-9 border-b bg-canvas px-3 text-left font-medium text-ink-subtle text-mini whitespace-nowrap first:pl-4 last:pr-4";

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
          <th {...tableRoles.header} scope="col" className={cn(headCell, "pr-0")}>
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
              className={cn(headCell, column.align === "end" && "text-right", column.className)}
            >
              {column.sortable ? (
                <button
                  type="button"
                  title={column.sortWords?.[nextSort(column, sort).dir]}
                  onClick={() => onSortChange(nextSort(column, sort))}
                  className={cn(
                    "group/sort -mx-1.5 inline-flex h-6 max-w-full items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink",
                    dir && "text-ink",
                  )}
                >
                  <span className="truncate">{column.header}</span>
                  <SortArrow dir={dir} />
                </button>
              ) : (
                <span className="block truncate">{column.header}</span>
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

function SortArrow({ dir }: { dir: SortDirection | undefined }) {
  if (dir === undefined) {
    return <ChevronsUpDown aria-hidden="true" className="size-3 shrink-0 opacity-45 group-hover/sort:opacity-100" />;
  }
  const Icon = dir === "asc" ? ArrowUp : ArrowDown;
  return <Icon aria-hidden="true" className="size-3 shrink-0" />;
}
