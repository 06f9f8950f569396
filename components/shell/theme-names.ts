/** Where a browser keeps "light", "dark" or "system". */
export const THEME_KEY = "theme";
/** Told to the window with the name in `detail`. */
export const THEME_CHOSEN = "portico:theme";
