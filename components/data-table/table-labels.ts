import type { CSSProperties } from "react";
import type { DataColumn } from "./columns";

/** How many columns data-table.css has a name for. */
const MOST = 24;

type CardPlace = NonNullable<DataColumn<unknown>["card"]>;

/** Places where the value alone would not say what it is. */
const NAMED: readonly CardPlace[] = ["line", "half"];

/** Where a column stands on the phone's card. */
export const placeOf = <TRow>(
  column: Pick<DataColumn<TRow>, "id" | "card">,
  linkColumnId: string | undefined,
): CardPlace => column.card ?? (column.id === linkColumnId ? "title" : "line");

/**
 * The columns' names for the cards on phones, once for the whole table: data-table.css writes `--l<n>` in front of the nth cell of each row.
 * `before` = cells left of the first column.
 */
export function tableLabels<TRow>(
  columns: readonly Pick<DataColumn<TRow>, "id" | "header" | "card">[],
  linkColumnId: string | undefined,
  before: number,
): CSSProperties {
  const names = columns
    .map((column, index) => [column, index + before + 1] as const)
    .filter(([column, place]) => place <= MOST && NAMED.includes(placeOf(column, linkColumnId)))
    // A name in CSS is quoted as in JSON, but for line breaks, which no header has.
    .map(([column, place]) => [`--l${place}`, JSON.stringify(column.header)]);
  return Object.fromEntries(names);
}
