import { civilDateWords } from "@/lib/core/civil-date";
import { countryName } from "@/lib/core/geo";
import { ACCOUNT_STATE_LABELS, CUSTOMER_TYPE_LABELS, STATUS_LABELS } from "@/lib/customers/constants";
import { MISSING_MARK_LABELS } from "@/lib/customers/constants-missing";
import type { CustomerListQuery } from "./input";

/** What asks for the same, in the panel and in a chip. */
export type FilterId =
  | "search"
  | "status"
  | "type"
  | "active"
  | "enabled"
  | "wallet"
  | "account"
  | "country"
  | "missing"
  | "tags"
  | "metadata"
  | "expiring"
  | "created"
  | "updated"
  | "ids"
  | "import";

/** A filter in force as a sentence: subject "Status", words "is" (may be empty), values "Approved or Suspended". */
export type FilterSentence = {
  id: FilterId;
  /** Tells those of one id apart. */
  key: string;
  /** Of metadata: the key that is compared. */
  metadataKey?: string;
  subject: string;
  words: string;
  values: string;
  text: string;
};

const either = (words: readonly string[]) => words.join(" or ");

/** "between 1 Mar 2026 and 5 Mar 2026", "from ..." or "up to ..." where only one end is given. */
function dateWords(from: string | null, to: string | null) {
  const words = from && to ? "between" : from ? "from" : "up to";
  const days = [from, to].filter((day) => day !== null).map(civilDateWords);
  return { words, values: days.join(" and ") };
}

const small = (text: string) => (/^[A-Z]{2}/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`);

/**
 * Everything that narrows a list, each as a sentence, in one order. `importFile`: the name of the file of the import that is asked for,
 * where it is known.
 */
export function customerQuerySentences(query: CustomerListQuery, importFile?: string | null): FilterSentence[] {
  const found: FilterSentence[] = [];
  const add = (id: FilterId, subject: string, words: string, values: string) => {
    found.push({ id, key: id, subject, words, values, text: [subject, words, values].filter(Boolean).join(" ") });
  };
  const oneOf = (id: FilterId, subject: string, values: readonly string[]) => {
    if (values.length > 0) add(id, subject, "is", either(values));
  };
  const between = (id: FilterId, subject: string, from: string | null, to: string | null) => {
    if (from === null && to === null) return;
    const { words, values } = dateWords(from, to);
    add(id, subject, words, values);
  };
  const { expiringBefore, ids } = query;
  if (query.search !== "") add("search", "Search", "finds", `"${query.search}"`);
  const statuses = query.statuses.map((each) => STATUS_LABELS[each]);
  oneOf("status", "Status", statuses);
  const types = query.types.map((each) => CUSTOMER_TYPE_LABELS[each]);
  oneOf("type", "Customer Type", types);
  for (const [id, subject, value] of [
    ["active", "Is Active", query.isActive],
    ["enabled", "Is Enabled", query.isEnabled],
    ["wallet", "Is Wallet Ready", query.isWalletReady],
  ] as const) {
    if (value !== null) add(id, subject, "is", value ? "Yes" : "No");
  }
  const accounts = query.accountStates.map((each) => ACCOUNT_STATE_LABELS[each]);
  oneOf("account", "Account State", accounts);
  oneOf("country", "Country", query.countries.map(countryName));
  const missing = query.missing.map((mark) => small(MISSING_MARK_LABELS[mark]));
  if (missing.length > 0) add("missing", "Missing:", "", either(missing));
  oneOf("tags", "Tag", query.tags);
  for (const { key, value } of query.metadata) {
    const parts = { subject: `Metadata ${key}`, words: "=", values: value === "" ? "nothing" : value };
    const text = `${parts.subject} = ${parts.values}`;
    found.push({ id: "metadata", key: `metadata:${key}`, metadataKey: key, ...parts, text });
  }
  if (expiringBefore !== null) add("expiring", "A document", "expires before", civilDateWords(expiringBefore));
  between("created", "Created", query.createdFrom, query.createdTo);
  between("updated", "Updated", query.updatedFrom, query.updatedTo);
  if (ids.length > 0) add("ids", "Customer", "is", ids.length === 1 ? (ids[0] ?? "") : `one of ${ids.length} pasted`);
  if (query.importId !== null) add("import", "Imported with", "", importFile ?? "one file");
  return found;
}
