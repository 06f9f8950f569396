export type TableDensity = "comfortable" | "compact";

export interface TablePreferences {
  /** Column ids. */
  hidden: readonly string[];
  density: TableDensity;
}

const year = 60 * 60 * 24 * 365;

/** Reads what `writeTablePreferences` stored; undefined when absent or damaged, so the defaults apply. */
export function parseTablePreferences(cookie: string | undefined): TablePreferences | undefined {
  const match = /^(comfortable|compact):([\w.-]*)$/.exec(cookie ?? "");
  if (!match) {
    return undefined;
  }
  return {
    density: match[1] === "compact" ? "compact" : "comfortable",
    hidden: match[2] ? match[2].split(".") : [],
  };
}

/** The cookie's value. Column ids are letters, digits, "-" and "_". */
export function formatTablePreferences(preferences: TablePreferences): string {
  return `${preferences.density}:${preferences.hidden.join(".")}`;
}

/** Keeps the choice in a cookie, so that the server's first HTML already looks the way the person left it. */
export function writeTablePreferences(name: string, preferences: TablePreferences): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `${name}=${formatTablePreferences(preferences)}; path=/; max-age=${year}; samesite=lax`;
}
