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
  line: "max-sm:col-span-2 max-sm:flex max-sm:min-w-0 max-sm:items-center max-sm:justify-between max-sm:gap-4",
  hidden: "max-sm:hidden",
};

// Sticky cells paint over the outline of their row, so they carry its lines themselves.
const stickyMark = {
  edge: "sm:group-focus/row:shadow-[inset_2px_0_0_var(--accent-ink),inset_0_2px_0_var(--accent-ink),inset_0_-2px_0_var(--accent-ink)]",
  inner: "sm:group-focus/row:shadow-[inset_0_2px_0_var(--accent-ink),inset_0_-2px_0_var(--accent-ink)]",
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

  const cellBase = cn(
    "border-b bg-surface px-3 text-ui transition-colors first:pl-4 last:pr-4 group-hover/row:bg-hover group-focus/row:bg-hover",
    "max-sm:border-0 max-sm:bg-transparent max-sm:p-0 max-sm:first:pl-0 max-sm:last:pr-0 max-sm:group-hover/row:bg-transparent max-sm:group-focus/row:bg-transparent",
    density === "compact" ? "h-9" : "h-11",
    "max-sm:h-auto",
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
      className={cn(
        "group/row focus:outline-2 focus:outline-accent-ink focus:-outline-offset-2",
        "max-sm:relative max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-2 max-sm:rounded-lg max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-4 max-sm:shadow-card",
        href && "cursor-pointer",
      )}
    >
      {selection ? (
        <td
          {...tableRoles.cell}
          className={cn(cellBase, stickyMark.edge, "sticky left-0 z-[5] w-10 pr-0 max-sm:hidden")}
        >
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
                  selection ? stickyMark.inner : stickyMark.edge,
                  selection ? "left-10" : "left-0",
                ),
              column.align === "end" && "tabular text-right",
              cardPlace[place],
              column.className,
              "max-sm:min-w-0 max-sm:max-w-none",
            )}
          >
            {place === "line" ? (
              <span aria-hidden="true" className="shrink-0 text-ink-subtle text-mini sm:hidden">
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
