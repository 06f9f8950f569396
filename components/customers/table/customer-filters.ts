import type { FilterField } from "@/components/data-table/filter-panel";
import { shortCivilDate } from "@/components/ui/instant-format";
import { COUNTRIES, countryName } from "@/lib/core/geo";
import { CUSTOMER_TYPE_LABELS, CUSTOMER_TYPES, STATUS_LABELS, STATUSES } from "@/lib/customers/constants";
import { type CustomerListQuery, DEFAULT_LIST_QUERY } from "@/lib/customers/list/input";

type Change = (part: Partial<CustomerListQuery>) => void;

const FLAGS = [
  { key: "isActive", label: "Is Active" },
  { key: "isEnabled", label: "Is Enabled" },
  { key: "isWalletReady", label: "Is Wallet Ready" },
] as const;

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

const countries = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }));

/** The parts of a query that the filter panel and its chips stand for. */
export const NO_FILTERS: Partial<CustomerListQuery> = {
  statuses: [],
  types: [],
  isActive: null,
  isEnabled: null,
  isWalletReady: null,
  countries: [],
  createdFrom: null,
  createdTo: null,
};

export const NOTHING_NARROWED: Partial<CustomerListQuery> = { ...NO_FILTERS, search: DEFAULT_LIST_QUERY.search };

export function customerFilterFields(query: CustomerListQuery, change: Change): FilterField[] {
  return [
    {
      kind: "many",
      id: "status",
      label: "Status",
      options: STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] })),
      value: query.statuses,
      onChange: (values) => change({ statuses: STATUSES.filter((each) => values.includes(each)) }),
    },
    {
      kind: "many",
      id: "type",
      label: "Customer Type",
      options: CUSTOMER_TYPES.map((value) => ({ value, label: CUSTOMER_TYPE_LABELS[value] })),
      value: query.types,
      onChange: (values) => change({ types: CUSTOMER_TYPES.filter((each) => values.includes(each)) }),
    },
    ...FLAGS.map(({ key, label }): FilterField => {
      const value = query[key];
      return {
        kind: "many",
        id: key,
        label,
        options: YES_NO,
        value: value === null ? [] : [value ? "yes" : "no"],
        onChange: (values) => {
          // Both together would mean any: the one that was just ticked counts.
          const ticked = values.find((each) => each !== (value === null ? null : value ? "yes" : "no"));
          change({ [key]: ticked === undefined ? null : ticked === "yes" });
        },
      };
    }),
    {
      kind: "one",
      id: "country",
      label: "Country",
      options: countries,
      value: query.countries[0] ?? "",
      onChange: (value) => change({ countries: value ? [value] : [] }),
    },
    {
      kind: "dates",
      id: "created",
      label: "Created between",
      value: { from: query.createdFrom ?? "", to: query.createdTo ?? "" },
      onChange: ({ from, to }) => change({ createdFrom: from || null, createdTo: to || null }),
    },
  ];
}

const either = (words: string[]) => words.join(" or ");

/** The filters in force as sentences. One status alone is the tab's and has no chip. */
export function customerFilterChips(query: CustomerListQuery, change: Change) {
  const chips = [];
  const { statuses, types, countries: chosen, createdFrom: from, createdTo: to } = query;
  if (statuses.length > 1) {
    const values = either(statuses.map((each) => STATUS_LABELS[each]));
    chips.push({ id: "status", subject: "Status", words: "is", values, onRemove: () => change({ statuses: [] }) });
  }
  if (types.length > 0) {
    const values = either(types.map((each) => CUSTOMER_TYPE_LABELS[each]));
    chips.push({ id: "type", subject: "Customer Type", words: "is", values, onRemove: () => change({ types: [] }) });
  }
  for (const { key, label } of FLAGS) {
    const value = query[key];
    if (value === null) continue;
    chips.push({
      id: key,
      subject: label,
      words: "is",
      values: value ? "Yes" : "No",
      onRemove: () => change({ [key]: null }),
    });
  }
  if (chosen.length > 0) {
    const values = either(chosen.map(countryName));
    chips.push({ id: "country", subject: "Country", words: "is", values, onRemove: () => change({ countries: [] }) });
  }
  if (from !== null || to !== null) {
    const [start, end] = [shortCivilDate(from ?? ""), shortCivilDate(to ?? "")];
    const words = from && to ? "between" : from ? "from" : "up to";
    const values = from && to ? `${start} and ${end}` : start || end;
    const onRemove = () => change({ createdFrom: null, createdTo: null });
    chips.push({ id: "created", subject: "Created", words, values, onRemove });
  }
  return chips;
}
