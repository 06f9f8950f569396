"use client";

import { useCallback, useMemo, useState } from "react";
import { toast } from "@/components/ui/toast";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import type { CustomerCount, CustomerRow } from "@/lib/customers/list/types";
import { SELECTION_MAX } from "@/lib/customers/selection/constants";
import type { CustomerSelection } from "@/lib/customers/selection/input";

interface SelectionOptions {
  query: CustomerListQuery;
  rows: readonly CustomerRow[];
  /** How many the query finds. */
  count: CustomerCount;
}

const NOBODY: ReadonlySet<string> = new Set();

/** What rows are found by; paging and order leave a selection as it is. */
const narrowing = ({ page: _page, pageSize: _size, sort: _sort, ...rest }: CustomerListQuery) => JSON.stringify(rest);

/**
 * Who is selected in the list: rows picked on any of its pages, or all that its query finds. Ends when the query asks for others.
 */
export function useCustomerSelection({ query, rows, count }: SelectionOptions) {
  const key = narrowing(query);
  const [held, setHeld] = useState({ key, ids: NOBODY, isAll: false });
  const [isPicking, setPicking] = useState(false);
  const now = held.key === key ? held : { key, ids: NOBODY, isAll: false };
  const { isAll } = now;

  const onChange = useCallback(
    (ids: ReadonlySet<string>) => {
      if (ids.size > SELECTION_MAX) {
        toast.info(`At most ${SELECTION_MAX} customers can be picked one by one`, {
          description: "Select a whole page, then all that match.",
        });
        return;
      }
      setHeld({ key, ids, isAll: false });
    },
    [key],
  );
  const clear = useCallback(() => {
    setHeld({ key, ids: NOBODY, isAll: false });
    setPicking(false);
  }, [key]);

  const shown = useMemo(() => new Set(rows.map((row) => row.id)), [rows]);
  const isPageWhole = !isAll && rows.length > 0 && rows.every((row) => now.ids.has(row.id));
  const selection: CustomerSelection = isAll
    ? { kind: "query", query: { ...query, page: { at: "first" } } }
    : { kind: "ids", ids: [...now.ids] };
  return {
    table: { selectedIds: isAll ? shown : now.ids, onChange, isPicking },
    selection,
    isAll,
    count: isAll ? count.n : now.ids.size,
    isMore: isAll && count.isMore,
    /** Takes everybody whom the query finds; undefined while that would add nobody. */
    selectAll:
      // A phone shows no box for the whole page.
      (isPageWhole || (isPicking && !isAll)) && (count.isMore || count.n > now.ids.size)
        ? () => setHeld({ key, ids: NOBODY, isAll: true })
        : undefined,
    clear,
    isPicking,
    setPicking,
  };
}
