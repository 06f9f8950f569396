"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AddressHistory } from "@/components/ui/address";
import { useAddress } from "@/components/ui/use-address";
import { type Refusal, unanswered } from "@/lib/core/outcome";
import { listCustomers } from "@/lib/customers/list/actions";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { LIST_PARAMS, type ListParams, readListParams, writeListParams } from "@/lib/customers/list/rules-address";
import { type PackedPage, unpackPage } from "@/lib/customers/list/rules-packing";
import type { CustomerRow } from "@/lib/customers/list/types";
import { beside, overlay } from "@/lib/customers/views/rules";
import { useLiveRows } from "./use-live-rows";

type Wanted = { key: string; query: CustomerListQuery; isQuiet: boolean };

interface CustomerListOptions {
  query: CustomerListQuery;
  page: PackedPage;
  /** What the open view asks for; the address is laid over it. Stable while the view is the same. */
  base: ListParams;
  /** Names the open view in the address, in the same step as a change. */
  onChange: (history: AddressHistory) => void;
}

/**
 * The list as the address asks for it. One request is under way at most and only the newest wish follows it, so an answer that nobody
 * waits for any more is dropped and never holds up the next.
 */
export function useCustomerList({ base, onChange, ...initial }: CustomerListOptions) {
  const [params, setParams] = useAddress(LIST_PARAMS);
  const query = useMemo(() => readListParams(overlay(base, params)).query, [base, params]);
  const key = JSON.stringify(query);

  const [page, setPage] = useState(() => unpackPage(initial.page));
  const [error, setError] = useState<Refusal>();
  const [isPending, setPending] = useState(false);
  // Coming back to a changed address, the rows at hand may be those of another: then none are shown.
  const [isForeign, setForeign] = useState(key !== JSON.stringify(initial.query));
  const shownKey = useRef(JSON.stringify(initial.query));
  const wanted = useRef<Wanted>(undefined);
  const isBusy = useRef(false);
  const latest = useRef<{ key: string; query: CustomerListQuery }>({ key, query });
  latest.current = { key, query };
  const forgetNews = useRef(() => {});

  const look = useCallback(async (wish: Wanted) => {
    wanted.current = wish;
    if (!wish.isQuiet) setPending(true);
    if (isBusy.current) return;
    isBusy.current = true;
    for (let next: Wanted | undefined = wish; next !== undefined; next = wanted.current) {
      wanted.current = undefined;
      const outcome = await listCustomers(next.query).catch(unanswered);
      if (wanted.current !== undefined) continue;
      if (outcome.ok) {
        shownKey.current = next.key;
        setPage(unpackPage(outcome.value));
        forgetNews.current();
        setError(undefined);
        setForeign(false);
      } else if (!next.isQuiet) setError(outcome);
      setPending(false);
    }
    isBusy.current = false;
  }, []);

  useEffect(() => {
    const isUnderWay = wanted.current !== undefined || isBusy.current;
    if (key !== shownKey.current || isUnderWay) void look({ ...latest.current, isQuiet: false });
  }, [key, look]);

  const retry = useCallback(() => void look({ ...latest.current, isQuiet: false }), [look]);

  useEffect(() => {
    if (error === undefined) return;
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [error, retry]);

  const lookQuietly = useCallback(() => void look({ ...latest.current, isQuiet: true }), [look]);
  const { forget, ...live } = useLiveRows({ page, query, setPage, onEmpty: lookQuietly });
  forgetNews.current = forget;

  /** Changes what is asked for. Begins at the first page again unless the change names a page. */
  const change = useCallback(
    (part: Partial<CustomerListQuery>, history: AddressHistory = "push") => {
      const next = { ...latest.current.query, page: { at: "first" as const }, ...part };
      setParams(beside(base, writeListParams(next)), history);
      onChange(history);
    },
    [setParams, base, onChange],
  );

  const patchRow = useCallback((id: string, part: Partial<CustomerRow>) => {
    setPage((now) => ({ ...now, rows: now.rows.map((row) => (row.id === id ? { ...row, ...part } : row)) }));
  }, []);

  const state: "error" | "loading" | "ready" = error !== undefined ? "error" : isForeign ? "loading" : "ready";
  return { query, page, state, isPending, error, change, retry, patchRow, live };
}
