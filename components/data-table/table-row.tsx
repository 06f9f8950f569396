"use client";

import type { Route } from "next";
import Link from "next/link";
import type { MouseEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/lib/core/cn";
import type { DataColumn } from "./columns";
import type { TableDensity } from "./table-preferences";
import { tableRoles } from "./table-roles";

interface TableRowProps<TRow> {
  row: TRow;
  columns: readonly DataColumn<TRow>[];
  href: string | undefined;
  /** The column whose content is the row's link. */
  linkColumnId: string | undefined;
  label: string;
  density: TableDensity;
  selection?: { selected: boolean; onToggle: (on: boolean) => void } | undefined;
  onOpen: () => void;
}

const cardPlace = {
  title: "max-sm:order-first max-sm:min-w-0 max-sm:font-medium max-sm:text-sm",
  corner: "max-sm:-order-1 max-sm:justify-self-end",
  line: "data-cell-line",
  hidden: "max-sm:hidden",
};

export function TableRow<TRow>(props: TableRowProps<TRow>) {
  const { row, columns, href, linkColumnId, label, density, selection, onOpen } = props;

  function open(event: MouseEvent<HTMLTableRowElement>) {
    const target = event.target;
    // Buttons, links and switches in the row speak for themselves; so does text being marked.
    const inner =
      target instanceof Element && target.closest("a, button, input, label, [role=switch], [role=checkbox]");
    if (!href || inner || !event.currentTarget.contains(event.target as Node) || window.getSelection()?.toString()) {
      return;
    }
    if (event.metaKey || event.ctrlKey) {
      window.open(href, "_blank", "noopener");
    } else {
      onOpen();
    }
  }

  // What every row and cell has stands in globals.css: as words it was a third of the page.
  const cellBase = cn(
    "data-cell",
    density === "compact" && "data-cell-compact",
    selection?.selected && "bg-accent-soft group-hover/row:bg-accent-soft group-focus/row:bg-accent-soft",
  );

  return (
    <tr
      {...tableRoles.row}
      data-row
      tabIndex={-1}
      aria-label={label}
      aria-selected={selection ? selection.selected : undefined}
      onClick={open}
      className={cn("group/row data-row", href && "cursor-pointer")}
    >
      {selection ? (
        <td {...tableRoles.cell} className={cn(cellBase, "data-cell-edge sticky left-0 z-[5] w-10 pr-0 max-sm:hidden")}>
          <Checkbox checked={selection.selected} onCheckedChange={selection.onToggle} aria-label={`Select ${label}`} />
        </td>
      ) : null}
      {columns.map((column, index) => {
        const content = column.cell(row);
        const place = column.card ?? (column.id === linkColumnId ? "title" : "line");
        return (
          <td
            key={column.id}
            {...tableRoles.cell}
            className={cn(
              cellBase,
              index === 0 &&
                cn(
                  "sticky z-[5] max-sm:static max-xl:sm:border-r",
                  selection ? "data-cell-inner left-10" : "data-cell-edge left-0",
                ),
              column.align === "end" && "tabular text-right",
              cardPlace[place],
              column.className && cn(column.className, "max-sm:min-w-0 max-sm:max-w-none"),
            )}
          >
            {place === "line" ? (
              <span aria-hidden="true" className="data-cell-name">
                {column.header}
              </span>
            ) : null}
            {href && column.id === linkColumnId ? (
              <Link
                href={href as Route}
                prefetch={false}
                className="block truncate rounded-sm py-0.5 font-medium text-ink hover:underline hover:underline-offset-2"
              >
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}
