"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/core/cn";
import type { DataColumn, SortDirection, TableSort } from "./columns";
import { tableRoles } from "./table-roles";

interface TableHeadProps<TRow> {
  columns: readonly DataColumn<TRow>[];
  sort: TableSort | null;
  onSortChange: (sort: TableSort) => void;
  selection?: { all: boolean; some: boolean; onToggleAll: (on: boolean) => void } | undefined;
}

const headCell =
  "sticky top-0 z-10 h-9 border-b bg-canvas px-3 text-left font-medium text-ink-subtle text-mini whitespace-nowrap first:pl-4 last:pr-4";

/** The order a click on the header gives. */
export function nextSort<TRow>(column: DataColumn<TRow>, sort: TableSort | null): TableSort {
  if (sort?.id === column.id) {
    return { id: column.id, dir: sort.dir === "asc" ? "desc" : "asc" };
  }
  return { id: column.id, dir: column.firstSort ?? "asc" };
}

export function TableHead<TRow>({ columns, sort, onSortChange, selection }: TableHeadProps<TRow>) {
  return (
    <thead {...tableRoles.group} className="max-sm:hidden">
      <tr {...tableRoles.row}>
        {selection ? (
          <th {...tableRoles.header} scope="col" className={cn(headCell, "left-0 z-20 w-10 pr-0")}>
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
              aria-sort={column.sortable ? (dir ? ariaSort[dir] : "none") : undefined}
              className={cn(
                headCell,
                index === 0 && "z-20 max-xl:border-r",
                index === 0 && (selection ? "left-10" : "left-0"),
                column.align === "end" && "text-right",
                column.className,
              )}
            >
              {column.sortable ? (
                <button
                  type="button"
                  title={column.sortWords?.[nextSort(column, sort).dir]}
                  onClick={() => onSortChange(nextSort(column, sort))}
                  className={cn(
                    "group/sort -mx-1.5 inline-flex h-6 items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink",
                    dir && "text-ink",
                  )}
                >
                  {column.header}
                  <SortArrow dir={dir} />
                </button>
              ) : (
                column.header
              )}
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
    return <ChevronsUpDown aria-hidden="true" className="size-3 opacity-45 group-hover/sort:opacity-100" />;
  }
  const Icon = dir === "asc" ? ArrowUp : ArrowDown;
  return <Icon aria-hidden="true" className="size-3" />;
}
