import { formatColumns, parseColumns, parseDensity, type TableDensity, type TableLook } from "@/lib/core/table-look";

export type { TableDensity } from "@/lib/core/table-look";

/** What a person chose for a table. */
export type TablePreferences = TableLook;

export const DEFAULT_PREFERENCES: TablePreferences = { columns: null, density: "comfortable" };

const year = 60 * 60 * 24 * 365;
/** Counted up when the format changes: what was written before is then read as nothing. */
const FORMAT = "2";

/** Reads what `writeTablePreferences` stored; undefined when absent or damaged, so the defaults apply. */
export function parseTablePreferences(cookie: string | undefined): TablePreferences | undefined {
  const [format, word, text, ...rest] = (cookie ?? "").split(":");
  const density: TableDensity | undefined = parseDensity(word ?? "");
  if (format !== FORMAT || density === undefined || text === undefined || rest.length > 0) {
    return undefined;
  }
  const columns = text === "" ? null : parseColumns(text);
  return columns === undefined ? undefined : { density, columns };
}

/** The cookie's value. */
export function formatTablePreferences({ density, columns }: TablePreferences): string {
  return `${FORMAT}:${density}:${columns === null ? "" : formatColumns(columns)}`;
}

/** Keeps the choice in a cookie, so that the server's first HTML already looks the way the person left it. */
export function writeTablePreferences(name: string, preferences: TablePreferences): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `${name}=${formatTablePreferences(preferences)}; path=/; max-age=${year}; samesite=lax`;
}
