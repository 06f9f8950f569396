"use client";

import { type MouseEvent, memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cellClass } from "./cell-class";
import type { DataColumn } from "./columns";
import { tableRoles } from "./table-roles";

interface TableRowProps<TRow> {
  row: TRow;
  id: string;
  /** Place among the rows that show. */
  index: number;
  columns: readonly DataColumn<TRow>[];
  href: string | undefined;
  /** The column whose content is the row's link. */
  linkColumnId: string | undefined;
  label: string;
  /** Undefined = rows cannot be selected. */
  isSelected: boolean | undefined;
  /** Was changed by somebody a moment ago: marked while it is so. */
  isFresh?: boolean | undefined;
  /** Both stay the same function as long as the table stands: a row is drawn anew only when something of its own changes. */
  onSelect: (id: string, isSelected: boolean) => void;
  onOpen: (index: number) => void;
}

/** Buttons, links and switches in the row speak for themselves. */
const INNER = "a, button, input, label";

function Row<TRow>(props: TableRowProps<TRow>) {
  const { row, id, index, columns, href, linkColumnId, label, isSelected, isFresh, onSelect, onOpen } = props;

  function open(event: MouseEvent<HTMLTableRowElement>) {
    const target = event.target;
    if (!href || !(target instanceof Element) || !event.currentTarget.contains(target)) return;
    const isLink = target.closest("a")?.classList.contains("row-link");
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (isLink) {
      // The browser knows what a link with a key held down means; without one the page goes on without loading anew.
      if (isElsewhere || event.defaultPrevented) return;
      event.preventDefault();
      onOpen(index);
      return;
    }
    // So does text being marked.
    if (target.closest(INNER) || window.getSelection()?.toString()) return;
    if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
    else onOpen(index);
  }

  // What every row and cell looks like stands in data-table.css: as words in each of them it was half of the page.
  return (
    <tr
      {...tableRoles.row}
      data-row={href ? "open" : ""}
      tabIndex={-1}
      aria-label={label}
      aria-selected={isSelected}
      data-fresh={isFresh || undefined}
      onClick={open}
    >
      {isSelected === undefined ? null : (
        <td {...tableRoles.cell} className="cell-check">
          <Checkbox checked={isSelected} onCheckedChange={(on) => onSelect(id, on)} aria-label={`Select ${label}`} />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} {...tableRoles.cell} className={cellClass(column, linkColumnId)}>
          {href && column.id === linkColumnId ? (
            <a href={href} className="row-link">
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

export const TableRow = memo(Row) as typeof Row;
