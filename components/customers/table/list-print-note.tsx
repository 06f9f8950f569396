import { PrintedAt } from "@/components/ui/printed-at";
import { COLUMN_HEADERS } from "@/lib/customers/list/constants-columns";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { rangeWords } from "@/lib/customers/list/rules";
import { customerQuerySentences } from "@/lib/customers/list/rules-words";
import type { CustomerPage } from "@/lib/customers/list/types";

interface ListPrintNoteProps {
  query: CustomerListQuery;
  page: CustomerPage;
  timeZone: string;
}

/** What a printed list is of: filters, order, which rows of how many, and when. */
export function ListPrintNote({ query, page, timeZone }: ListPrintNoteProps) {
  const sentences = customerQuerySentences(query, page.importFile).map(({ text }) => text);
  const { column, direction } = query.sort;
  const order = `${COLUMN_HEADERS[column]}, ${direction === "asc" ? "ascending" : "descending"}`;
  return (
    <PrintedAt timeZone={timeZone}>
      <p>
        {sentences.length > 0 ? `${sentences.join("; ")}.` : "All customers, no filter."} Ordered by {order}.{" "}
        {rangeWords({ rows: page.rows.length, position: page.position, count: page.count })}.
      </p>
    </PrintedAt>
  );
}
