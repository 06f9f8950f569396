"use client";

import { useEffect, useState } from "react";
import type { CustomerRow } from "@/lib/customers/list/types";
import { readLiveCustomers } from "@/lib/customers/live/actions";
import { recentCustomers } from "./use-recent-customers";

/** A customer that was opened before; its row comes a moment later. */
export type Recent = { id: string; row: Pick<CustomerRow, "id" | "name" | "status"> | null };

/** The customers opened last in this tab, as they are now. Whoever was deleted since, or is another organisation's, goes. */
export function useRecentRows(isOn: boolean): readonly Recent[] {
  const [recent, setRecent] = useState<readonly Recent[]>(() =>
    isOn ? recentCustomers().map((id) => ({ id, row: null })) : [],
  );
  useEffect(() => {
    const ids = isOn ? recentCustomers() : [];
    if (ids.length === 0) return;
    let isGone = false;
    readLiveCustomers({ ids, newerThan: null }).then(
      (outcome) => {
        if (isGone) return;
        const rows = outcome.ok ? outcome.value.rows : [];
        setRecent(
          ids.flatMap((id) => {
            const row = rows.find((each) => each.id === id);
            return row ? [{ id, row }] : [];
          }),
        );
      },
      () => setRecent([]),
    );
    return () => {
      isGone = true;
    };
  }, [isOn]);
  return recent;
}
