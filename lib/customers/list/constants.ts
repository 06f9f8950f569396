/** The columns of the list, by the ids that stand in the address and in the table. Nothing else can be sorted by. */
export const SORT_COLUMNS = [
  "id",
  "type",
  "name",
  "active",
  "status",
  "enabled",
  "wallet",
  "created",
  "email",
  "country",
  "external",
  "account",
  "updated",
  "missing",
  "reviewed",
  "expires",
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export type SortDirection = "asc" | "desc";

export const PAGE_SIZES = [10, 25, 50, 100] as const;
export const DEFAULT_PAGE_SIZE = 25;

/** Counting stops here where no counter knows the number; shown as "10,000+". */
export const COUNT_CAP = 10_000;

export const SEARCH_MAX = 100;

/** Customer ids, external ids or e-mail addresses pasted at once. */
export const IDS_MAX = 200;
/** Characters of such a list: an address may hold it. */
export const IDS_LENGTH_MAX = 8000;
export const TAGS_MAX = 20;
export const TAG_LENGTH_MAX = 60;
export const METADATA_FILTERS_MAX = 10;
export const METADATA_VALUE_MAX = 500;

/** A window event that tells open lists to look again; its detail is `{ customerIds: string[] }`. */
export const CUSTOMERS_CHANGED_EVENT = "portico:customers-changed";
