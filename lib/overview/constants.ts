/** How far back the charts go, in days. */
export const RANGES = [30, 90, 365] as const;
export type Range = (typeof RANGES)[number];
export const DEFAULT_RANGE: Range = 90;
export const RANGE_LABELS: Readonly<Record<Range, string>> = { 30: "30 days", 90: "90 days", 365: "1 year" };

/** Numbers by status are compared with those of so many days ago. */
export const COMPARED_DAYS = 30;

/** Days are closed for so far back at most. */
export const HISTORY_DAYS = 400;
/** Days that one transaction closes, so that none takes long however much happened. */
export const CHUNK_DAYS = 31;
/** A day is closed this long after its end: until then a transaction that began in it may still commit. */
export const CLOSE_AFTER_MS = 15 * 60_000;
/** Of a day's times to approval so many are kept. */
export const SAMPLE_SIZE = 100;
/** An approval by the automated review within so many seconds counts as made at once. */
export const AT_ONCE_SECONDS = 60;
/** What happened since the last closed day is counted live for so many days; further back waits for the job. */
export const LIVE_DAYS = 3;

/** Counting stops here; shown as "10,000+". */
export const COUNT_CAP = 10_000;
/** Documents that expire within so many days. */
export const EXPIRY_DAYS = [7, 30, 60] as const;
export type ExpiryDays = (typeof EXPIRY_DAYS)[number];
/** How many of those that expire next are named. */
export const NEXT_EXPIRIES = 10;
/** How many customers of a line are named. */
export const NAMED = 3;
