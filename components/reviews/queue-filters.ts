import type { FilterField } from "@/components/data-table/filter-types";
import { COUNTRIES, countryName } from "@/lib/core/geo";
import { CUSTOMER_TYPE_LABELS, CUSTOMER_TYPES } from "@/lib/customers/constants";
import { CASE_REASON_LABELS, CASE_REASONS, RISK_BANDS, RISK_FROM, RISK_LABELS } from "@/lib/reviews/cases/constants";
import type { QueueFilters, QueueQuery } from "@/lib/reviews/queue/input";
import type { QueueChoices, StaffMember } from "@/lib/reviews/queue/types-list";

type Change = (part: Partial<QueueQuery>) => void;
type Beside = { choices: QueueChoices; staff: readonly StaffMember[] };

const countries = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }));

function riskWords(index: number): string {
  const band = RISK_BANDS[index];
  if (!band) return "";
  const next = RISK_BANDS[index + 1];
  return `${RISK_LABELS[band]} (${RISK_FROM[band]} to ${next ? RISK_FROM[next] - 1 : 100})`;
}

/** How many filters are in force beside search and tab. */
export function queueFilterCount(query: QueueFilters): number {
  const single = [query.organisation, query.country, query.tag, query.assignee].filter((each) => each !== null);
  const several = [query.types, query.reasons, query.risks].filter((each) => each.length > 0);
  return single.length + several.length + (query.isLate ? 1 : 0);
}

export function queueFilterFields(query: QueueQuery, change: Change, { choices, staff }: Beside): FilterField[] {
  return [
    {
      kind: "many",
      id: "late",
      label: "Time left",
      options: [{ value: "late", label: "Late only" }],
      value: query.isLate ? ["late"] : [],
      onChange: (values) => change({ isLate: values.length > 0 }),
    },
    {
      kind: "many",
      id: "risk",
      label: "Risk",
      options: RISK_BANDS.map((value, index) => ({ value, label: riskWords(index) })),
      value: query.risks,
      onChange: (values) => change({ risks: RISK_BANDS.filter((each) => values.includes(each)) }),
    },
    {
      kind: "many",
      id: "reason",
      label: "Reason",
      options: CASE_REASONS.map((value) => ({ value, label: CASE_REASON_LABELS[value] })),
      value: query.reasons,
      onChange: (values) => change({ reasons: CASE_REASONS.filter((each) => values.includes(each)) }),
    },
    {
      kind: "many",
      id: "type",
      label: "Customer type",
      options: CUSTOMER_TYPES.map((value) => ({ value, label: CUSTOMER_TYPE_LABELS[value] })),
      value: query.types,
      onChange: (values) => change({ types: CUSTOMER_TYPES.filter((each) => values.includes(each)) }),
    },
    {
      kind: "one",
      id: "organisation",
      label: "Organisation",
      options: choices.organisations.map(({ id, name }) => ({ value: id, label: name })),
      value: query.organisation ?? "",
      onChange: (value) => change({ organisation: value || null }),
    },
    {
      kind: "one",
      id: "assignee",
      label: "Assigned to",
      options: staff.map(({ id, name }) => ({ value: id, label: name })),
      value: query.assignee ?? "",
      onChange: (value) => change({ assignee: value || null }),
    },
    {
      kind: "one",
      id: "country",
      label: "Country",
      options: countries,
      value: query.country ?? "",
      onChange: (value) => change({ country: value || null }),
    },
    {
      kind: "one",
      id: "tag",
      label: "Tag",
      options: choices.tags.map((tag) => ({ value: tag, label: tag })),
      value: query.tag ?? "",
      onChange: (value) => change({ tag: value || null }),
    },
  ];
}

const either = (words: string[]) => words.join(" or ");

/** The filters in force as sentences. */
export function queueFilterChips(query: QueueQuery, change: Change, { choices, staff }: Beside) {
  const chips: { id: string; subject: string; words: string; values: string; onRemove: () => void }[] = [];
  const add = (id: string, subject: string, words: string, values: string, part: Partial<QueueQuery>) =>
    chips.push({ id, subject, words, values, onRemove: () => change(part) });
  if (query.isLate) add("late", "Time left", "is", "over", { isLate: false });
  if (query.risks.length > 0)
    add("risk", "Risk", "is", either(query.risks.map((each) => RISK_LABELS[each])), { risks: [] });
  if (query.reasons.length > 0) {
    add("reason", "Reason", "is", either(query.reasons.map((each) => CASE_REASON_LABELS[each])), { reasons: [] });
  }
  if (query.types.length > 0) {
    add("type", "Customer type", "is", either(query.types.map((each) => CUSTOMER_TYPE_LABELS[each])), { types: [] });
  }
  if (query.organisation) {
    const name = choices.organisations.find(({ id }) => id === query.organisation)?.name ?? "unknown";
    add("organisation", "Organisation", "is", name, { organisation: null });
  }
  if (query.assignee) {
    const name = staff.find(({ id }) => id === query.assignee)?.name ?? "a former colleague";
    add("assignee", "Assigned to", "is", name, { assignee: null });
  }
  if (query.country) add("country", "Country", "is", countryName(query.country), { country: null });
  if (query.tag) add("tag", "Tag", "is", query.tag, { tag: null });
  return chips;
}
