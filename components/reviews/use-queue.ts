"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { useCallback, useMemo, useTransition } from "react";
import {
  QUEUE_PARAMS,
  type QueueParam,
  type QueueQuery,
  readQueueParams,
  writeQueueParams,
} from "@/lib/reviews/queue/input";

const parsers = Object.fromEntries(QUEUE_PARAMS.map((name) => [name, parseAsString])) as Record<
  QueueParam,
  typeof parseAsString
>;

/** What the address asks for, and the way to ask for something else; the server answers with the rows. */
export function useQueue() {
  const [isPending, startTransition] = useTransition();
  const [params, setParams] = useQueryStates(parsers, {
    history: "push",
    shallow: false,
    scroll: false,
    startTransition,
  });
  const query = useMemo(() => readQueueParams(params).query, [params]);
  /** Begins at the first page again unless the change names a page. */
  const change = useCallback(
    (part: Partial<QueueQuery>, history: "push" | "replace" = "push") => {
      void setParams(writeQueueParams({ ...query, page: { at: "first" }, ...part }), { history });
    },
    [query, setParams],
  );
  return { query, change, isPending };
}
