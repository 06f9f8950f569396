"use client";

import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useOptimistic, useTransition } from "react";
import { type AddressHistory, readAddress, writeAddress } from "@/components/ui/address";
import { QUEUE_PARAMS, type QueueQuery, readQueueParams, writeQueueParams } from "@/lib/reviews/queue/input";

/** What the address asks for, and the way to ask for something else; the server answers with the rows. */
export function useQueue() {
  const [isPending, startTransition] = useTransition();
  const router = useRouter();
  const pathname = usePathname();
  // What was just chosen shows at once, before the rows are there.
  const [search, showSearch] = useOptimistic(useSearchParams().toString());
  const query = useMemo(() => readQueueParams(readAddress(QUEUE_PARAMS, search)).query, [search]);
  /** Begins at the first page again unless the change names a page. */
  const change = useCallback(
    (part: Partial<QueueQuery>, history: AddressHistory = "push") => {
      const next = writeAddress(search, writeQueueParams({ ...query, page: { at: "first" }, ...part }));
      startTransition(() => {
        showSearch(next);
        router[history](`${pathname}${next}` as Route, { scroll: false });
      });
    },
    [search, query, showSearch, router, pathname],
  );
  return { query, change, isPending };
}
