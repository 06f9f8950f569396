"use client";

import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from "react";
import type { CustomersChanged } from "@/components/customers/live-refresh";
import { announce } from "@/components/ui/announce";
import { CUSTOMERS_CHANGED_EVENT } from "@/lib/customers/list/constants";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import type { CustomerPage } from "@/lib/customers/list/types";
import { readLiveCustomers } from "@/lib/customers/live/actions";
import { changeWords, isNewestFirst, newsWords, pageWith, rowChanges } from "@/lib/customers/live/rules";
import { nextLookIn } from "./live-pace";

/** How long a changed row stays marked. */
const FRESH_MS = 2_500;

interface LiveRowsOptions {
  page: CustomerPage;
  query: CustomerListQuery;
  setPage: Dispatch<SetStateAction<CustomerPage>>;
  /** Asks for the page again without a sign of it. */
  onEmpty: () => void;
}

const NO_NEWS = { newer: 0, gone: 0 };
const NOTHING_FRESH: ReadonlySet<string> = new Set();

/**
 * Keeps the rows in view as they are on the server: only those that changed are asked for, and they are changed where they stand. What came
 * in or went is counted and said, never moved into view. A tab behind others waits until it is looked at.
 */
export function useLiveRows({ page, query, setPage, onEmpty }: LiveRowsOptions) {
  const [freshIds, setFreshIds] = useState(NOTHING_FRESH);
  const [news, setNews] = useState(NO_NEWS);
  const latest = useRef({ page, query, onEmpty });
  latest.current = { page, query, onEmpty };

  const look = useCallback(
    async (wanted: ReadonlySet<string>): Promise<boolean> => {
      const { page: shown, query: asked } = latest.current;
      const ids = shown.rows.map(({ id }) => id).filter((id) => wanted.has(id));
      const newerThan = isNewestFirst(asked) ? (shown.rows[0]?.createdAt ?? null) : null;
      const outcome = await readLiveCustomers({ ids, newerThan }).catch(() => null);
      if (!outcome?.ok) return false;
      const live = outcome.value;
      const now = latest.current;
      const changes = rowChanges(now.page.rows, live.rows);
      setPage((before) => pageWith(before, now.query, live));
      if (changes.length > 0) {
        announce(changeWords(changes));
        setFreshIds(new Set(changes.map(({ after }) => after.id)));
      }
      if (now.page.rows.length === 0 && live.total > 0) now.onEmpty();
      const found = new Set(live.rows.map(({ id }) => id));
      const gone = ids.filter((id) => !found.has(id)).length;
      // Of another page by now: it counts for itself.
      if (now.query === asked) setNews((before) => ({ newer: live.newer, gone: before.gone + gone }));
      return true;
    },
    [setPage],
  );

  useEffect(() => {
    const changed = new Set<string>();
    let hasNumbers = false;
    let isBusy = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastAt = Number.NEGATIVE_INFINITY;

    function plan() {
      if (isBusy || document.visibilityState === "hidden" || (changed.size === 0 && !hasNumbers)) return;
      clearTimeout(timer);
      const wait = nextLookIn({ sinceLast: performance.now() - lastAt, hasRows: changed.size > 0 });
      timer = setTimeout(() => void run(), wait);
    }
    async function run() {
      const wanted = new Set(changed);
      changed.clear();
      hasNumbers = false;
      isBusy = true;
      const isDone = await look(wanted);
      isBusy = false;
      lastAt = performance.now();
      if (isDone) return plan();
      // The stream tells when the server can be reached again, or whoever comes back to the tab.
      for (const id of wanted) changed.add(id);
    }
    function onChange(event: Event) {
      const { customerIds } = (event as CustomersChanged).detail;
      const inView = latest.current.page.rows.map(({ id }) => id);
      const told = new Set(customerIds);
      for (const id of inView) if (told.size === 0 || told.has(id)) changed.add(id);
      hasNumbers = true;
      plan();
    }
    window.addEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
    document.addEventListener("visibilitychange", plan);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(CUSTOMERS_CHANGED_EVENT, onChange);
      document.removeEventListener("visibilitychange", plan);
    };
  }, [look]);

  useEffect(() => {
    if (freshIds.size === 0) return;
    const timer = setTimeout(() => setFreshIds(NOTHING_FRESH), FRESH_MS);
    return () => clearTimeout(timer);
  }, [freshIds]);

  /** A whole page was fetched: whatever was news is in it. */
  const forget = useCallback(() => setNews(NO_NEWS), []);
  return { freshIds, news: newsWords(news), forget };
}
