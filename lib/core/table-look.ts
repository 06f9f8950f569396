/** A column that shows, at its place in the order. No `width` = the column's own. */
export interface ColumnPlace {
  id: string;
  /** Pixels. */
  width?: number;
  /** Stays at the left while the others scroll. */
  isPinned?: boolean;
}

export const TABLE_DENSITIES = ["comfortable", "compact"] as const;
export type TableDensity = (typeof TABLE_DENSITIES)[number];

/** How a table looks. `columns` in order, those not named are hidden; null = as the table comes. */
export interface TableLook {
  columns: readonly ColumnPlace[] | null;
  density: TableDensity;
}

/** Pixels; `step` is what one key press adds or takes. */
export const COLUMN_WIDTH = { min: 64, max: 640, step: 10 } as const;
export const COLUMNS_MAX = 40;
/** More would leave no room for the rest. */
export const PINS_MAX = 4;

/** Of a column in a text or a stored view. */
const COLUMN_ID = /^[A-Za-z][A-Za-z0-9_]{0,30}$/;
const PLACE = /^([A-Za-z][A-Za-z0-9_]{0,30})(?:-([1-9]\d{1,2}))?(\*)?$/;

const isColumnWidth = (width: number): boolean =>
  Number.isInteger(width) && width >= COLUMN_WIDTH.min && width <= COLUMN_WIDTH.max;

/** True when no column stands twice, pinned ones come first and nothing is beyond the limits. */
export function areColumnPlaces(places: readonly ColumnPlace[]): boolean {
  const pins = places.filter((place) => place.isPinned).length;
  return (
    places.length > 0 &&
    places.length <= COLUMNS_MAX &&
    pins <= PINS_MAX &&
    new Set(places.map((place) => place.id)).size === places.length &&
    places.every(({ id, width }) => COLUMN_ID.test(id) && (width === undefined || isColumnWidth(width))) &&
    places.every((place, index) => index < pins === (place.isPinned === true))
  );
}

/** "id-152*.type.name": the width after "-", pinned ones with "*". Fits an address and a cookie as it is. */
export function formatColumns(places: readonly ColumnPlace[]): string {
  return places
    .map(({ id, width, isPinned }) => `${id}${width === undefined ? "" : `-${width}`}${isPinned ? "*" : ""}`)
    .join(".");
}

/** Reads `formatColumns` back; undefined when anything about it is wrong. */
export function parseColumns(text: string): ColumnPlace[] | undefined {
  const places: ColumnPlace[] = [];
  for (const part of text.split(".", COLUMNS_MAX + 1)) {
    const match = PLACE.exec(part);
    if (!match?.[1]) return undefined;
    const place: ColumnPlace = { id: match[1] };
    if (match[2]) place.width = Number(match[2]);
    if (match[3]) place.isPinned = true;
    places.push(place);
  }
  return areColumnPlaces(places) ? places : undefined;
}

export function parseDensity(text: string): TableDensity | undefined {
  return TABLE_DENSITIES.find((each) => each === text);
}

/** True when two lists of columns look the same; null = as the table comes. */
export function isSameColumns(a: readonly ColumnPlace[] | null, b: readonly ColumnPlace[] | null): boolean {
  if (a === null || b === null) return a === b;
  return formatColumns(a) === formatColumns(b);
}
