import type { DataColumn } from "@/components/data-table/columns";
import { CivilDate } from "@/components/ui/civil-date";
import { Instant } from "@/components/ui/instant";
import { PURPOSE_LABELS } from "@/lib/customers/constants";
import { MISSING_MARK_LABELS } from "@/lib/customers/constants-missing";
import { COLUMN_HEADERS, type ListColumnId } from "@/lib/customers/list/constants-columns";
import type { CustomerRow } from "@/lib/customers/list/types";

const none = <span className="text-ink-subtle">None</span>;

/** Words in one line, all of them on hover; how many there are in front. */
function wordList(words: readonly string[]) {
  if (words.length === 0) return none;
  const all = words.join(", ");
  return <span title={all}>{all}</span>;
}

const column = (id: ListColumnId, more: Omit<DataColumn<CustomerRow>, "id" | "header">) => ({
  id,
  header: COLUMN_HEADERS[id],
  initiallyHidden: true,
  ...more,
});

/** Fields of the chooser that the reference portal does not have: what a customer is for, what it lacks, what is due. */
export function moreCustomerColumns(timeZone: string) {
  return [
    column("purpose", { cell: (row) => PURPOSE_LABELS[row.purpose], skeleton: "w-16" }),
    column("missing", {
      cell: (row) => wordList(row.missing.map((mark) => MISSING_MARK_LABELS[mark])),
      firstSort: "desc",
      sortWords: { asc: "Least missing first", desc: "Most missing first" },
      skeleton: "w-32",
    }),
    column("tags", { cell: (row) => wordList(row.tags), skeleton: "w-24" }),
    column("expires", {
      cell: (row) => (row.documentsExpireOn ? <CivilDate value={row.documentsExpireOn} /> : none),
      sortWords: { asc: "First to expire first", desc: "Last to expire first" },
      skeleton: "w-20",
    }),
    column("reviewed", {
      cell: (row) => (row.reviewedAt ? <Instant iso={row.reviewedAt} timeZone={timeZone} show="datetime" /> : none),
      firstSort: "desc",
      sortWords: { asc: "Oldest first", desc: "Newest first" },
      skeleton: "w-24",
    }),
  ];
}
