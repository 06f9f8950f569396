import type { FilterChip, FilterField } from "@/components/data-table/filter-types";
import { addDays, today } from "@/lib/core/civil-date";
import { numberWords } from "@/lib/core/count-words";
import { COUNTRIES } from "@/lib/core/geo";
import {
  ACCOUNT_STATE_LABELS,
  ACCOUNT_STATES,
  CUSTOMER_TYPE_LABELS,
  CUSTOMER_TYPES,
  STATUS_LABELS,
  STATUSES,
} from "@/lib/customers/constants";
import { MISSING_MARK_OPTIONS, MISSING_MARKS } from "@/lib/customers/constants-missing";
import { listMetadataKeysAction, recognisePasted } from "@/lib/customers/list/actions";
import { IDS_LENGTH_MAX, IDS_MAX, METADATA_FILTERS_MAX, TAGS_MAX } from "@/lib/customers/list/constants";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { impossibleDays, pastedWords } from "@/lib/customers/list/rules";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import { customerQuerySentences, type FilterId } from "@/lib/customers/list/rules-words";
import { listTagsAction } from "@/lib/customers/tags/actions";

/** The query that filters are of, and how they change it. */
export interface CustomerFilters {
  query: CustomerListQuery;
  change: Change;
  timeZone: string;
  /** How many filters are in force. */
  count: number;
  /** The file of the import that is asked for. */
  importFile: string | null;
}

type Change = (part: Partial<CustomerListQuery>) => void;
type Field = FilterField & { id: Exclude<FilterId, "search"> };

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

const COUNTRY_OPTIONS = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }));
const COUNTRY_CODES = COUNTRIES.map(({ code }) => code);

/** What asks for nothing, by filter. */
const NOTHING: Readonly<Record<FilterId, Partial<CustomerListQuery>>> = {
  search: { search: DEFAULT_LIST_QUERY.search },
  status: { statuses: [] },
  type: { types: [] },
  active: { isActive: null },
  enabled: { isEnabled: null },
  wallet: { isWalletReady: null },
  account: { accountStates: [] },
  country: { countries: [] },
  missing: { missing: [] },
  tags: { tags: [] },
  metadata: { metadata: [] },
  expiring: { expiringBefore: null },
  created: { createdFrom: null, createdTo: null },
  updated: { updatedFrom: null, updatedTo: null },
  ids: { ids: [] },
  import: { importId: null },
};

const { search: _search, ...NO_OTHERS } = NOTHING;

/** The parts of a query that the filter panel and its chips stand for. */
export const NO_FILTERS: Partial<CustomerListQuery> = Object.assign({}, ...Object.values(NO_OTHERS));

const options = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: labels[value] }));

/** In the order of the catalogue, whatever the order of ticking. */
const chosen = <T extends string>(known: readonly T[], values: readonly string[]): T[] =>
  known.filter((each) => values.includes(each));

function flag(
  id: "active" | "enabled" | "wallet",
  label: string,
  value: boolean | null,
  set: (value: boolean | null) => void,
): Field {
  const word = value === null ? null : value ? "yes" : "no";
  return {
    kind: "many",
    id,
    label,
    options: YES_NO,
    value: word === null ? [] : [word],
    onChange: (values) => {
      // Both together would mean any: the one that was just ticked counts.
      const ticked = values.find((each) => each !== word);
      set(ticked === undefined ? null : ticked === "yes");
    },
  };
}

function pasteProblem(words: readonly string[]): string | null {
  if (words.length > IDS_MAX) return `These are ${numberWords(words.length)}. Paste at most ${IDS_MAX} at once.`;
  if (words.join(",").length > IDS_LENGTH_MAX)
    return "This is more text than one address can hold. Paste fewer at once.";
  return null;
}

/** Throws where the answer is a refusal, so that who waits can say so. */
async function answered<T>(asked: Promise<{ ok: true; value: T } | { ok: false; message: string }>): Promise<T> {
  const outcome = await asked;
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}

const DAYS_AHEAD = [0, 30, 90];

/** What may narrow the list, in the order of the panel. */
export function customerFilterFields(query: CustomerListQuery, change: Change, timeZone: string): Field[] {
  return [
    {
      kind: "many",
      id: "status",
      label: "Status",
      options: options(STATUSES, STATUS_LABELS),
      value: query.statuses,
      onChange: (values) => change({ statuses: chosen(STATUSES, values) }),
    },
    {
      kind: "choices",
      id: "missing",
      label: "Missing",
      options: MISSING_MARK_OPTIONS,
      value: query.missing,
      onChange: (values) => change({ missing: chosen(MISSING_MARKS, values) }),
    },
    {
      kind: "day",
      id: "expiring",
      label: "A document expires",
      value: query.expiringBefore ?? "",
      onChange: (value) => change({ expiringBefore: value || null }),
      picks: () =>
        DAYS_AHEAD.map((days) => ({
          label: days === 0 ? "Today" : `In ${days} days`,
          day: addDays(today(timeZone, new Date()), days),
        })),
    },
    {
      kind: "choices",
      id: "country",
      label: "Country",
      options: COUNTRY_OPTIONS,
      value: query.countries,
      onChange: (values) => change({ countries: chosen(COUNTRY_CODES, values) }),
    },
    {
      kind: "many",
      id: "type",
      label: "Customer Type",
      options: options(CUSTOMER_TYPES, CUSTOMER_TYPE_LABELS),
      value: query.types,
      onChange: (values) => change({ types: chosen(CUSTOMER_TYPES, values) }),
    },
    {
      kind: "choices",
      id: "tags",
      label: "Tag",
      options: async () => (await answered(listTagsAction({}))).map((tag) => ({ value: tag, label: tag })),
      value: query.tags,
      onChange: (values) => change({ tags: values.slice(0, TAGS_MAX) }),
      noneText: "No customer has a tag yet.",
    },
    {
      kind: "pairs",
      id: "metadata",
      label: "Metadata",
      value: query.metadata,
      onChange: (metadata) => change({ metadata }),
      loadKeys: () => answered(listMetadataKeysAction({})),
      max: METADATA_FILTERS_MAX,
      keyPattern: /^[A-Za-z0-9_.-]{1,40}$/,
      keyHint: "Keys have letters, digits, dots, dashes and underscores only.",
    },
    {
      kind: "dates",
      id: "created",
      label: "Created",
      value: { from: query.createdFrom ?? "", to: query.createdTo ?? "" },
      onChange: ({ from, to }) => change({ createdFrom: from || null, createdTo: to || null }),
      problem: impossibleDays(query),
    },
    {
      kind: "dates",
      id: "updated",
      label: "Updated",
      value: { from: query.updatedFrom ?? "", to: query.updatedTo ?? "" },
      onChange: ({ from, to }) => change({ updatedFrom: from || null, updatedTo: to || null }),
      problem: impossibleDays(query),
    },
    {
      kind: "many",
      id: "account",
      label: "Account State",
      options: options(ACCOUNT_STATES, ACCOUNT_STATE_LABELS),
      value: query.accountStates,
      onChange: (values) => change({ accountStates: chosen(ACCOUNT_STATES, values) }),
    },
    flag("active", "Is Active", query.isActive, (isActive) => change({ isActive })),
    flag("enabled", "Is Enabled", query.isEnabled, (isEnabled) => change({ isEnabled })),
    flag("wallet", "Is Wallet Ready", query.isWalletReady, (isWalletReady) => change({ isWalletReady })),
    {
      kind: "paste",
      id: "ids",
      label: "A list of customers",
      value: query.ids,
      onChange: (ids) => change({ ids }),
      parse: pastedWords,
      problem: pasteProblem,
      findMissing: async (ids) => (await answered(recognisePasted({ ids }))).notFound,
      hint: `Customer IDs, external IDs or e-mail addresses, up to ${IDS_MAX}, with spaces, commas or lines between.`,
    },
  ];
}

/** The filters in force as sentences. One status alone is the tab's and has no chip. */
export function customerFilterChips(
  { query, change, importFile }: CustomerFilters,
  fields: readonly Field[],
): FilterChip[] {
  return customerQuerySentences(query, importFile)
    .filter(({ id }) => id !== "search" && !(id === "status" && query.statuses.length === 1))
    .map(({ id, key, metadataKey, subject, words, values }) => ({
      id: key,
      subject,
      words,
      values,
      field: fields.find((field) => field.id === id),
      onRemove: () =>
        change(
          metadataKey === undefined
            ? NOTHING[id]
            : { metadata: query.metadata.filter((pair) => pair.key !== metadataKey) },
        ),
    }));
}
