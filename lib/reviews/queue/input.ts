import { z } from "zod";
import { isCountry } from "@/lib/core/geo";
import { CUSTOMER_TYPES } from "@/lib/customers/constants";
import { CASE_REASONS, RISK_BANDS } from "@/lib/reviews/cases/constants";
import { QUEUE_PAGE_SIZE, QUEUE_PAGE_SIZES, QUEUE_SEARCH_MAX, QUEUE_SORTS, QUEUE_VIEWS } from "./constants";

const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);
const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`));
const TAG_MAX = 40;

/** What narrows the queue, whatever the tab. Ids in their outside form. */
export const queueFiltersInput = z.strictObject({
  search: z.string().max(QUEUE_SEARCH_MAX),
  organisation: idOf("org").nullable(),
  types: z.array(z.enum(CUSTOMER_TYPES)).max(CUSTOMER_TYPES.length),
  reasons: z.array(z.enum(CASE_REASONS)).max(CASE_REASONS.length),
  country: z.string().refine(isCountry, "Choose a country").nullable(),
  risks: z.array(z.enum(RISK_BANDS)).max(RISK_BANDS.length),
  isLate: z.boolean(),
  tag: z.string().min(1).max(TAG_MAX).nullable(),
  assignee: idOf("usr").nullable(),
});
export type QueueFilters = z.output<typeof queueFiltersInput>;

export const queueInput = queueFiltersInput.extend({
  view: z.enum(QUEUE_VIEWS),
  sort: z.strictObject({ by: z.enum(QUEUE_SORTS), direction: z.enum(["asc", "desc"]) }),
  pageSize: z.union(QUEUE_PAGE_SIZES.map((size) => z.literal(size))),
  page: z.discriminatedUnion("at", [
    z.strictObject({ at: z.literal("first") }),
    z.strictObject({ at: z.literal("after"), cursor }),
    z.strictObject({ at: z.literal("before"), cursor }),
  ]),
});
export type QueueQuery = z.output<typeof queueInput>;

export const NO_QUEUE_FILTERS: QueueFilters = {
  search: "",
  organisation: null,
  types: [],
  reasons: [],
  country: null,
  risks: [],
  isLate: false,
  tag: null,
  assignee: null,
};

export const DEFAULT_QUEUE: QueueQuery = {
  ...NO_QUEUE_FILTERS,
  view: "open",
  sort: { by: "priority", direction: "asc" },
  pageSize: QUEUE_PAGE_SIZE,
  page: { at: "first" },
};

export const QUEUE_PARAMS = [
  ...(["view", "q", "org", "type", "reason", "country", "risk", "late", "tag", "assignee"] as const),
  ...(["sort", "size", "after", "before"] as const),
];
export type QueueParam = (typeof QUEUE_PARAMS)[number];
export type QueueParams = Partial<Record<QueueParam, string | null>>;

/** The first value of each parameter of an address. */
export function queueParamsOf(search: Record<string, string | string[] | undefined>): QueueParams {
  return Object.fromEntries(QUEUE_PARAMS.map((name) => [name, [search[name]].flat()[0] ?? null]));
}

type Reader<T> = (value: string) => T | undefined;

const wordOf =
  <T extends string>(known: readonly T[]): Reader<T> =>
  (value) =>
    known.find((each) => each === value.toLowerCase() || each === value.toUpperCase());

const wordsOf =
  <T extends string>(known: readonly T[]): Reader<T[]> =>
  (value) => {
    const words = value.toUpperCase().split(",");
    return words.every((word) => known.some((each) => each === word))
      ? known.filter((each) => words.includes(each))
      : undefined;
  };

const parsed =
  <T>(schema: z.ZodType<T>): Reader<T> =>
  (value) =>
    schema.safeParse(value).data;

const searchOf: Reader<string> = (value) => {
  const text = value.replace(/[\p{Cc}\uFFFD]+/gu, " ").trim();
  return text.length <= QUEUE_SEARCH_MAX ? text : undefined;
};

const sortOf: Reader<QueueQuery["sort"]> = (value) => {
  const [by, direction, ...rest] = value.split(".");
  const known = QUEUE_SORTS.find((each) => each === by);
  if (!known || known === "priority" || rest.length > 0) return undefined;
  return direction === "asc" || direction === "desc" ? { by: known, direction } : undefined;
};

/** Reads the address. What cannot be read is left out and named in `ignored`; nothing is ever refused. */
export function readQueueParams(params: QueueParams): { query: QueueQuery; ignored: string[] } {
  const ignored: string[] = [];
  const read = <T, D>(name: QueueParam, words: string, reader: Reader<T>, fallback: D): T | D => {
    const raw = params[name];
    if (raw === undefined || raw === null || raw === "") return fallback;
    const value = reader(raw);
    if (value !== undefined) return value;
    ignored.push(`${words} "${raw.length > 40 ? `${raw.slice(0, 40)}…` : raw}"`);
    return fallback;
  };
  const { shape } = queueFiltersInput;
  const after = read("after", "the page", parsed(cursor), null);
  const before = read("before", "the page", parsed(cursor), null);
  const query: QueueQuery = {
    view: read("view", "the view", wordOf(QUEUE_VIEWS), DEFAULT_QUEUE.view),
    search: read("q", "the search text", searchOf, ""),
    organisation: read("org", "the organisation", parsed(shape.organisation), null),
    types: read("type", "the customer type", wordsOf(CUSTOMER_TYPES), []),
    reasons: read("reason", "the reason", wordsOf(CASE_REASONS), []),
    country: read("country", "the country", (value) => parsed(shape.country)(value.toUpperCase()), null),
    risks: read("risk", "the risk", wordsOf(RISK_BANDS), []),
    isLate: read("late", "the filter Late", (value) => (value === "yes" ? true : undefined), false),
    tag: read("tag", "the tag", parsed(shape.tag), null),
    assignee: read("assignee", "the person", parsed(shape.assignee), null),
    sort: read("sort", "the order", sortOf, DEFAULT_QUEUE.sort),
    pageSize: read(
      "size",
      "the page size",
      (value) => QUEUE_PAGE_SIZES.find((n) => String(n) === value),
      QUEUE_PAGE_SIZE,
    ),
    page: after ? { at: "after", cursor: after } : before ? { at: "before", cursor: before } : { at: "first" },
  };
  return { query, ignored };
}

/** The address of a query; null takes a parameter out, so that the plain queue has a plain address. */
export function writeQueueParams(query: QueueQuery): Record<QueueParam, string | null> {
  const { sort, page } = query;
  return {
    view: query.view === DEFAULT_QUEUE.view ? null : query.view,
    q: query.search || null,
    org: query.organisation,
    type: query.types.join(",") || null,
    reason: query.reasons.join(",") || null,
    country: query.country,
    risk: query.risks.join(",") || null,
    late: query.isLate ? "yes" : null,
    tag: query.tag,
    assignee: query.assignee,
    sort: sort.by === "priority" ? null : `${sort.by}.${sort.direction}`,
    size: query.pageSize === QUEUE_PAGE_SIZE ? null : String(query.pageSize),
    after: page.at === "after" ? page.cursor : null,
    before: page.at === "before" ? page.cursor : null,
  };
}

/** The page of a case, which keeps the queue it was opened from: for the cases before and behind it. */
export function casePath(row: { orgId: string; id: string }, query: QueueQuery): string {
  const params = Object.entries(writeQueueParams({ ...query, page: { at: "first" } }));
  const search = new URLSearchParams(params.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return `/review/${row.orgId}/${row.id}${search.size > 0 ? `?${search}` : ""}`;
}
