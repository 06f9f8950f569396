/** Rows that one look asks for: a page has no more. */
export const LIVE_ROWS_MAX = 100;
/** Where counting new customers stops: shown as "100+". */
export const LIVE_NEWER_MAX = 100;
