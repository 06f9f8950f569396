import type { DataColumn } from "./columns";
import { placeOf } from "./table-labels";

/** The classes of a column's cells: its place on the phone's card, its side, and its own. */
export function cellClass<TRow>(
  column: Pick<DataColumn<TRow>, "id" | "card" | "align" | "className">,
  linkColumnId: string | undefined,
): string | undefined {
  const place = placeOf(column, linkColumnId);
  const words = [
    place === "line" ? "" : `cell-${place}`,
    column.align === "end" ? "cell-end" : "",
    column.className ?? "",
  ];
  return words.filter(Boolean).join(" ") || undefined;
}
