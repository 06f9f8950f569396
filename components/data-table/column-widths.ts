import { clampWidth } from "./column-layout";

const tableOf = (element: Element) => element.closest("table");

const colsOf = (table: HTMLTableElement) => Array.from(table.querySelectorAll<HTMLElement>("col[data-col]"));

/** The widths of the columns as they are drawn, in pixels and in order. */
export function drawnWidths(inside: Element): number[] {
  const heads = tableOf(inside)?.querySelectorAll<HTMLElement>("thead th[data-column]") ?? [];
  return Array.from(heads, (head) => Math.round(head.getBoundingClientRect().width));
}

/** What a column needs to show its longest content whole, in pixels. */
export function fittingWidth(inside: Element, index: number): number | undefined {
  const table = tableOf(inside);
  const col = table && colsOf(table)[index];
  const head = table?.querySelectorAll<HTMLElement>("thead th[data-column]")[index];
  if (!table || !col || !head) return undefined;
  const before = { layout: table.style.tableLayout, width: table.style.width, col: col.style.width };
  // Laid out by its content for a moment, and back before anything is painted.
  table.style.tableLayout = "auto";
  table.style.width = "0";
  col.style.width = "1px";
  const fitting = Math.ceil(head.getBoundingClientRect().width);
  table.style.tableLayout = before.layout;
  table.style.width = before.width;
  col.style.width = before.col;
  return clampWidth(fitting);
}

/**
 * Draws widths without React while an edge is being dragged: the last column takes what is left over unless it is the one. Gives back how
 * to undo it.
 */
export function widthPainter(inside: Element, before: number) {
  const table = tableOf(inside);
  const cols = table ? colsOf(table) : [];
  const saved = cols.map((col) => col.style.width);
  const savedMin = table?.style.getPropertyValue("--table-min") ?? "";
  return {
    paint(widths: readonly number[]) {
      for (const [index, col] of cols.entries()) {
        col.style.width = index === cols.length - 1 ? "" : `${widths[index] ?? 0}px`;
      }
      const sum = widths.reduce((total, width) => total + width, before);
      table?.style.setProperty("--table-min", `${sum}px`);
    },
    undo() {
      for (const [index, col] of cols.entries()) col.style.width = saved[index] ?? "";
      table?.style.setProperty("--table-min", savedMin);
    },
  };
}
