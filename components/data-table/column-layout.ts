import { COLUMN_WIDTH, COLUMNS_MAX, type ColumnPlace, PINS_MAX } from "@/lib/core/table-look";
import type { DataColumn } from "./columns";

/** What the layout needs to know of a column. */
export type LaidColumn = Pick<
  DataColumn<never>,
  "id" | "hideable" | "isLast" | "initiallyHidden" | "width" | "roomyWidth"
>;

const FALLBACK_WIDTH = 140;

function placeOf(id: string, width: number | undefined, isPinned: boolean): ColumnPlace {
  return { id, ...(width === undefined ? {} : { width }), ...(isPinned ? { isPinned } : {}) };
}

/** Pinned ones first, as many as may be. */
function inRegions(places: readonly ColumnPlace[]): ColumnPlace[] {
  const pinned = places.filter((place) => place.isPinned).slice(0, PINS_MAX);
  const rest = places.filter((place) => !pinned.includes(place));
  return [...pinned, ...rest.map((place) => placeOf(place.id, place.width, false))];
}

/** As the table comes: the first column pinned, and what is hidden at first left out. */
export function defaultPlaces(columns: readonly LaidColumn[]): ColumnPlace[] {
  return columns
    .filter((column) => !column.initiallyHidden)
    .map((column, index) => placeOf(column.id, undefined, index === 0));
}

/** The columns that show, in order. Unknown ones are left out, and what cannot be hidden is there though it was not named. */
export function resolvePlaces(columns: readonly LaidColumn[], chosen: readonly ColumnPlace[] | null): ColumnPlace[] {
  const isLast = (id: string) => columns.some((column) => column.id === id && column.isLast);
  const known = (chosen ?? []).filter(({ id }) => columns.some((column) => column.id === id));
  if (known.every(({ id }) => isLast(id))) return defaultPlaces(columns);
  const fixed = columns
    .filter(({ id, hideable }) => hideable === false && !isLast(id) && !known.some((place) => place.id === id))
    .map((column) => placeOf(column.id, undefined, false));
  const last = columns
    .filter((column) => column.isLast)
    .map(({ id }) => placeOf(id, known.find((place) => place.id === id)?.width, false));
  const free = inRegions([...fixed, ...known.filter(({ id }) => !isLast(id))]);
  return [...free.slice(0, COLUMNS_MAX - last.length), ...last];
}

/** Where a column may go: pinned ones stay among the pinned. `last` is included. */
export function rangeOf(places: readonly ColumnPlace[], id: string): { first: number; last: number } {
  const pins = places.filter((place) => place.isPinned).length;
  const isPinned = places.find((place) => place.id === id)?.isPinned === true;
  return isPinned ? { first: 0, last: pins - 1 } : { first: pins, last: places.length - 1 };
}

/** Puts a column at an index, as near to it as it may go. */
export function moveColumn(places: readonly ColumnPlace[], id: string, to: number): ColumnPlace[] {
  const moved = places.find((place) => place.id === id);
  if (!moved) return [...places];
  const { first, last } = rangeOf(places, id);
  const next = places.filter((place) => place.id !== id);
  next.splice(Math.max(first, Math.min(last, to)), 0, moved);
  return next;
}

export function showColumn(places: readonly ColumnPlace[], id: string, isShown: boolean): ColumnPlace[] {
  const others = places.filter((place) => place.id !== id);
  return isShown ? [...others, { id }] : others;
}

export const mayPin = (places: readonly ColumnPlace[]): boolean =>
  places.filter((place) => place.isPinned).length < PINS_MAX;

/** A column that is pinned goes behind those pinned already; one that is let go stands before the others. */
export function pinColumn(places: readonly ColumnPlace[], id: string, isPinned: boolean): ColumnPlace[] {
  if (isPinned && !mayPin(places)) return [...places];
  const changed = places.find((place) => place.id === id);
  if (!changed) return [...places];
  const pinned = places.filter((place) => place.isPinned && place.id !== id);
  const rest = places.filter((place) => !place.isPinned && place.id !== id);
  return [...pinned, placeOf(id, changed.width, isPinned), ...rest];
}

export const clampWidth = (width: number): number =>
  Math.round(Math.max(COLUMN_WIDTH.min, Math.min(COLUMN_WIDTH.max, width)));

/** Gives columns widths; null = the column's own again. */
export function sizeColumns(places: readonly ColumnPlace[], widths: ReadonlyMap<string, number | null>): ColumnPlace[] {
  return places.map((place) => {
    const width = widths.get(place.id);
    if (width === undefined) return place;
    return placeOf(place.id, width === null ? undefined : clampWidth(width), place.isPinned === true);
  });
}

export const isSized = (places: readonly ColumnPlace[]): boolean => places.some((place) => place.width !== undefined);

/** Pixels, in the order of the places. */
export function widthsOf(columns: readonly LaidColumn[], places: readonly ColumnPlace[]): number[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  return places.map(({ id, width }) => width ?? byId.get(id)?.width ?? FALLBACK_WIDTH);
}

/** What the table is at least wide, and the left edges of its pinned columns: pixels, `before` is what stands left of them all. */
export function geometry(places: readonly ColumnPlace[], widths: readonly number[], before: number) {
  let left = before;
  const offsets: number[] = [];
  for (const [index, place] of places.entries()) {
    if (place.isPinned) offsets.push(left);
    left += widths[index] ?? 0;
  }
  return { minWidth: left, offsets };
}

/** The widths of the `<col>` elements; undefined = what is left over. Without widths of a person's own spare room is shared out. */
export function colWidths(
  columns: readonly LaidColumn[],
  places: readonly ColumnPlace[],
  minWidth: number,
): (string | undefined)[] {
  const widths = widthsOf(columns, places);
  if (isSized(places)) return widths.map((width, index) => (index === widths.length - 1 ? undefined : `${width}px`));
  let taken = minWidth;
  return places.map(({ id }, index) => {
    const own = widths[index] ?? FALLBACK_WIDTH;
    const roomy = columns.find((column) => column.id === id)?.roomyWidth;
    if (roomy === undefined) return `${own}px`;
    // Whole first where there is room, one after the other, and what is then left over goes to all.
    const extra = roomy - own;
    taken += extra;
    return `calc(${own}px + clamp(0px, 100cqw - ${taken - extra}px, ${extra}px))`;
  });
}
