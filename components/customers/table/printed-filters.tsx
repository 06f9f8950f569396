import type { CustomerListQuery } from "@/lib/customers/list/input";
import { customerQuerySentences } from "@/lib/customers/list/rules-words";
import type { CustomerPage } from "@/lib/customers/list/types";

interface PrintedFiltersProps {
  query: CustomerListQuery;
  importFile: CustomerPage["importFile"];
}

/** The filters in force, for paper. */
export function PrintedFilters({ query, importFile }: PrintedFiltersProps) {
  const sentences = customerQuerySentences(query, importFile).map(({ text }) => text);
  return `${sentences.join("; ")}.`;
}
