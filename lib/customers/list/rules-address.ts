import { COUNTRY_CODES } from "@/lib/core/geo-codes";
import {
  ACCOUNT_STATES,
  CUSTOMER_TYPES,
  type CustomerStatus,
  STATUS_ALIASES,
  STATUSES,
} from "@/lib/customers/constants";
import { MISSING_MARKS } from "@/lib/customers/constants-missing";
import { DEFAULT_PAGE_SIZE, PAGE_SIZES, SEARCH_MAX, SORT_COLUMNS } from "./constants";
import type { CustomerListQuery } from "./input";
import {
  cursorOf,
  dateOf,
  idsOf,
  importOf,
  joinParts,
  listOf,
  metadataOf,
  type Reader,
  tagsOf,
  yesNo,
} from "./rules-parts";

// The address is read in the browser before anything shows, so nothing here needs the library of the schemas.
export const DEFAULT_LIST_QUERY: CustomerListQuery = {
  search: "",
  statuses: [],
  types: [],
  isActive: null,
  isEnabled: null,
  isWalletReady: null,
  accountStates: [],
  countries: [],
  missing: [],
  tags: [],
  metadata: [],
  expiringBefore: null,
  createdFrom: null,
  createdTo: null,
  updatedFrom: null,
  updatedTo: null,
  ids: [],
  importId: null,
  sort: { column: "created", direction: "desc" },
  pageSize: DEFAULT_PAGE_SIZE,
  page: { at: "first" },
};

export const LIST_PARAMS = [
  "q",
  "status",
  "type",
  "active",
  "enabled",
  "wallet",
  "account",
  "country",
  "missing",
  "tag",
  "meta",
  "expiring",
  "from",
  "to",
  "updated_from",
  "updated_to",
  "ids",
  "import",
  "sort",
  "size",
  "after",
  "before",
  "last",
] as const;
export type ListParam = (typeof LIST_PARAMS)[number];
export type ListParams = Partial<Record<ListParam, string | null>>;

const sortOf: Reader<CustomerListQuery["sort"]> = (value) => {
  const [column, direction, ...rest] = value.split(".");
  const known = SORT_COLUMNS.find((each) => each === column);
  if (!known || rest.length > 0 || (direction !== "asc" && direction !== "desc")) return undefined;
  return { column: known, direction };
};

const searchOf: Reader<string> = (value) => {
  const text = value.replace(/[\p{Cc}\uFFFD]+/gu, " ").trim();
  return text.length <= SEARCH_MAX ? text : undefined;
};

/** Reads the address. What cannot be read is left out and named in `ignored`; nothing is ever refused. */
export function readListParams(params: ListParams): { query: CustomerListQuery; ignored: string[] } {
  const ignored: string[] = [];
  const read = <T, D>(name: ListParam, words: string, reader: Reader<T>, fallback: D): T | D => {
    const raw = params[name];
    if (raw === undefined || raw === null || raw === "") return fallback;
    const value = reader(raw);
    if (value !== undefined) return value;
    ignored.push(`${words} "${raw.length > 40 ? `${raw.slice(0, 40)}…` : raw}"`);
    return fallback;
  };
  const readDays = (from: ListParam, to: ListParam, which: string) => {
    const start = read(from, `${which} start date`, dateOf, null);
    const end = read(to, `${which} end date`, dateOf, null);
    if (start === null || end === null || start <= end) return [start, end] as const;
    ignored.push(`${which} end date "${end}", which lies before the start date`);
    return [start, null] as const;
  };
  const [createdFrom, createdTo] = readDays("from", "to", "the");
  const [updatedFrom, updatedTo] = readDays("updated_from", "updated_to", "the update's");
  const after = read("after", "the page", cursorOf, null);
  const before = read("before", "the page", cursorOf, null);
  const isLast = read("last", "the page", (value) => (value === "1" ? true : undefined), false);
  const query: CustomerListQuery = {
    search: read("q", "the search text", searchOf, ""),
    statuses: read("status", "the status", listOf<CustomerStatus>(STATUSES, STATUS_ALIASES), []),
    types: read("type", "the customer type", listOf(CUSTOMER_TYPES), []),
    isActive: read("active", "the filter Is Active", yesNo, null),
    isEnabled: read("enabled", "the filter Is Enabled", yesNo, null),
    isWalletReady: read("wallet", "the filter Is Wallet Ready", yesNo, null),
    accountStates: read("account", "the account state", listOf(ACCOUNT_STATES), []),
    countries: read("country", "the country", listOf(COUNTRY_CODES), []),
    missing: read("missing", "what is missing", listOf(MISSING_MARKS), []),
    tags: read("tag", "the tags", tagsOf, []),
    metadata: read("meta", "the metadata", metadataOf, []),
    expiringBefore: read("expiring", "the day of expiry", dateOf, null),
    createdFrom,
    createdTo,
    updatedFrom,
    updatedTo,
    ids: read("ids", "the list of ids", idsOf, []),
    importId: read("import", "the import", importOf, null),
    sort: read("sort", "the order", sortOf, DEFAULT_LIST_QUERY.sort),
    pageSize: read(
      "size",
      "the page size",
      (value) => PAGE_SIZES.find((each) => String(each) === value),
      DEFAULT_PAGE_SIZE,
    ),
    page: after
      ? { at: "after", cursor: after }
      : before
        ? { at: "before", cursor: before }
        : { at: isLast ? "last" : "first" },
  };
  return { query, ignored };
}

const yesNoWord = (value: boolean | null) => (value === null ? null : value ? "yes" : "no");

/** The address of a query; null takes a parameter out, so that the plain list has a plain address. */
export function writeListParams(query: CustomerListQuery): Record<ListParam, string | null> {
  const { sort, page } = query;
  const isDefaultSort = sort.column === "created" && sort.direction === "desc";
  return {
    q: query.search || null,
    status: query.statuses.join(",") || null,
    type: query.types.join(",") || null,
    active: yesNoWord(query.isActive),
    enabled: yesNoWord(query.isEnabled),
    wallet: yesNoWord(query.isWalletReady),
    account: query.accountStates.join(",") || null,
    country: query.countries.join(",") || null,
    missing: query.missing.join(",") || null,
    tag: joinParts(query.tags),
    meta: joinParts(query.metadata.map(({ key, value }) => `${key}=${value}`)),
    expiring: query.expiringBefore,
    from: query.createdFrom,
    to: query.createdTo,
    updated_from: query.updatedFrom,
    updated_to: query.updatedTo,
    ids: joinParts(query.ids),
    import: query.importId,
    sort: isDefaultSort ? null : `${sort.column}.${sort.direction}`,
    size: query.pageSize === DEFAULT_PAGE_SIZE ? null : String(query.pageSize),
    after: page.at === "after" ? page.cursor : null,
    before: page.at === "before" ? page.cursor : null,
    last: page.at === "last" ? "1" : null,
  };
}
