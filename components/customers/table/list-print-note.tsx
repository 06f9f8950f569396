import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { PrintedAt } from "@/components/ui/printed-at";
import { COLUMN_HEADERS } from "@/lib/customers/list/constants-columns";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { isFiltered, rangeWords } from "@/lib/customers/list/rules";
import type { CustomerPage } from "@/lib/customers/list/types";

interface ListPrintNoteProps {
  query: CustomerListQuery;
  page: CustomerPage;
  timeZone: string;
}

// The words of filters name every country there is: they come with the first filter.
const PrintedFilters = lazyPart(() => import("./printed-filters").then((file) => file.PrintedFilters));

/** What a printed list is of: filters, order, which rows of how many, and when. */
export function ListPrintNote({ query, page, timeZone }: ListPrintNoteProps) {
  const { column, direction } = query.sort;
  const order = `${COLUMN_HEADERS[column]}, ${direction === "asc" ? "ascending" : "descending"}`;
  return (
    <PrintedAt timeZone={timeZone}>
      <p>
        {isFiltered(query) ? (
          <Suspense>
            <PrintedFilters query={query} importFile={page.importFile} />
          </Suspense>
        ) : (
          "All customers, no filter."
        )}{" "}
        Ordered by {order}. {rangeWords({ rows: page.rows.length, position: page.position, count: page.count })}.
      </p>
    </PrintedAt>
  );
}
