import { z } from "zod";
import { isCivilDate } from "@/lib/core/civil-date";
import { isCountry } from "@/lib/core/geo";
import { CUSTOMER_TYPES, type CustomerStatus, STATUS_ALIASES, STATUSES } from "@/lib/customers/constants";
import { DEFAULT_PAGE_SIZE, PAGE_SIZES, SEARCH_MAX, SORT_COLUMNS } from "./constants";

const civilDate = z.string().refine(isCivilDate, "Enter a date as YYYY-MM-DD");
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,4000}$/);

const page = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("first") }),
  z.strictObject({ at: z.literal("after"), cursor }),
  z.strictObject({ at: z.literal("before"), cursor }),
  z.strictObject({ at: z.literal("last") }),
]);

/** What a list may be asked for. Dates are days in the organisation's time zone, both included. */
export const customerListInput = z.strictObject({
  search: z.string().max(SEARCH_MAX),
  statuses: z.array(z.enum(STATUSES)).max(STATUSES.length),
  types: z.array(z.enum(CUSTOMER_TYPES)).max(CUSTOMER_TYPES.length),
  isActive: z.boolean().nullable(),
  isEnabled: z.boolean().nullable(),
  isWalletReady: z.boolean().nullable(),
  country: z.string().refine(isCountry, "Choose a country").nullable(),
  createdFrom: civilDate.nullable(),
  createdTo: civilDate.nullable(),
  sort: z.strictObject({ column: z.enum(SORT_COLUMNS), direction: z.enum(["asc", "desc"]) }),
  pageSize: z.union(PAGE_SIZES.map((size) => z.literal(size))),
  page,
});

export type CustomerListQuery = z.output<typeof customerListInput>;

export const DEFAULT_LIST_QUERY: CustomerListQuery = {
  search: "",
  statuses: [],
  types: [],
  isActive: null,
  isEnabled: null,
  isWalletReady: null,
  country: null,
  createdFrom: null,
  createdTo: null,
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
  "country",
  "from",
  "to",
  "sort",
  "size",
  "after",
  "before",
  "last",
] as const;
export type ListParam = (typeof LIST_PARAMS)[number];
export type ListParams = Partial<Record<ListParam, string | null>>;

type Reader<T> = (value: string) => T | undefined;

const listOf =
  <T extends string>(known: readonly T[], aliases: Readonly<Record<string, T>> = {}): Reader<T[]> =>
  (value) => {
    const words = value.toUpperCase().split(",");
    const found = words.map((word) => known.find((each) => each === word) ?? aliases[word]);
    if (found.some((each) => each === undefined)) return undefined;
    return known.filter((each) => found.includes(each));
  };

const yesNo: Reader<boolean> = (value) => (value === "yes" ? true : value === "no" ? false : undefined);
const dateOf: Reader<string> = (value) => (isCivilDate(value) ? value : undefined);
const cursorOf: Reader<string> = (value) => (cursor.safeParse(value).success ? value : undefined);

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
  const createdFrom = read("from", "the start date", dateOf, null);
  let createdTo = read("to", "the end date", dateOf, null);
  if (createdFrom !== null && createdTo !== null && createdTo < createdFrom) {
    ignored.push(`the end date "${createdTo}", which lies before the start date`);
    createdTo = null;
  }
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
    country: read(
      "country",
      "the country",
      (value) => (isCountry(value.toUpperCase()) ? value.toUpperCase() : undefined),
      null,
    ),
    createdFrom,
    createdTo,
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
    country: query.country,
    from: query.createdFrom,
    to: query.createdTo,
    sort: isDefaultSort ? null : `${sort.column}.${sort.direction}`,
    size: query.pageSize === DEFAULT_PAGE_SIZE ? null : String(query.pageSize),
    after: page.at === "after" ? page.cursor : null,
    before: page.at === "before" ? page.cursor : null,
    last: page.at === "last" ? "1" : null,
  };
}
