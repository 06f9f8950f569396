import { civilDateWords } from "@/lib/core/civil-date";
import { countryName } from "@/lib/core/geo";
import { CUSTOMER_TYPE_LABELS, STATUS_LABELS } from "@/lib/customers/constants";
import type { CustomerListQuery } from "./input";

/** A filter in force as a sentence, in its parts: subject "Status", words "is", values "Approved or Suspended". */
export type FilterSentence = { id: FilterId; subject: string; words: string; values: string; text: string };

export type FilterId = "search" | "status" | "type" | "active" | "enabled" | "wallet" | "country" | "created";

const either = (words: readonly string[]) => words.join(" or ");

/** "between 1 Mar 2026 and 5 Mar 2026", "from ..." or "up to ..." where only one end is given. */
function dateWords(from: string | null, to: string | null) {
  const words = from && to ? "between" : from ? "from" : "up to";
  const days = [from, to].filter((day) => day !== null).map(civilDateWords);
  return { words, values: days.join(" and ") };
}

/** Everything that narrows a list, each as a sentence, in one order. */
export function customerQuerySentences(query: CustomerListQuery): FilterSentence[] {
  const found: FilterSentence[] = [];
  const add = (id: FilterId, subject: string, words: string, values: string) =>
    found.push({ id, subject, words, values, text: `${subject} ${words} ${values}` });
  const { statuses, types, createdFrom, createdTo } = query;
  if (query.search !== "") add("search", "Search", "finds", `"${query.search}"`);
  if (statuses.length > 0) add("status", "Status", "is", either(statuses.map((each) => STATUS_LABELS[each])));
  if (types.length > 0) add("type", "Customer Type", "is", either(types.map((each) => CUSTOMER_TYPE_LABELS[each])));
  for (const [id, subject, value] of [
    ["active", "Is Active", query.isActive],
    ["enabled", "Is Enabled", query.isEnabled],
    ["wallet", "Is Wallet Ready", query.isWalletReady],
  ] as const) {
    if (value !== null) add(id, subject, "is", value ? "Yes" : "No");
  }
  if (query.country !== null) add("country", "Country", "is", countryName(query.country));
  if (createdFrom !== null || createdTo !== null) {
    const { words, values } = dateWords(createdFrom, createdTo);
    add("created", "Created", words, values);
  }
  return found;
}
