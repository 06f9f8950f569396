"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "./is-typing";

interface TableKeys {
  /** Holds the rows, each marked with `data-row`. */
  body: RefObject<HTMLElement | null>;
  /** Of the rows, in their order. */
  ids: readonly string[];
  open: (index: number) => void;
  /** Left out = rows cannot be selected. */
  select?: ((index: number) => void) | undefined;
}

function rowsOf(body: HTMLElement | null): HTMLElement[] {
  return body ? Array.from(body.querySelectorAll<HTMLElement>("[data-row]")) : [];
}

/** Tells the page's place in the browser's history which row is opened from it, for whoever comes back there. */
export function rememberOpened(id: string): void {
  history.replaceState({ ...history.state, openedRow: id }, "");
}

/** `j` and `k` move the focus by rows, `Enter` and `e` open, `x` selects. */
export function useTableKeys({ body, ids, open, select }: TableKeys): void {
  const latest = useRef({ open, select });
  const last = useRef(-1);
  const isBack = useRef(false);

  useEffect(() => {
    latest.current = { open, select };
  }, [open, select]);

  // Once, as soon as the row that was opened from here stands here again.
  useEffect(() => {
    const at = isBack.current ? -1 : ids.indexOf(history.state?.openedRow);
    const row = rowsOf(body.current)[at];
    if (!row) return;
    isBack.current = true;
    last.current = at;
    if (document.activeElement === document.body) row.focus();
  }, [ids, body]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (isTyping(event)) {
        return;
      }
      const rows = rowsOf(body.current);
      const focused = rows.findIndex((row) => row.contains(document.activeElement));
      // After a row's popup closes the focus may be elsewhere: go on from the row last used.
      const here = focused === -1 ? Math.min(last.current, rows.length - 1) : focused;
      if (event.key === "j" || event.key === "k") {
        const next = event.key === "j" ? Math.min(here + 1, rows.length - 1) : Math.max(here - 1, 0);
        last.current = next;
        rows[next]?.focus();
        event.preventDefault();
      } else if (event.key === "Enter" && focused !== -1 && document.activeElement === rows[focused]) {
        latest.current.open(focused);
        event.preventDefault();
      } else if (event.key === "e" && focused !== -1) {
        latest.current.open(focused);
        event.preventDefault();
      } else if (event.key === "x" && focused !== -1 && latest.current.select) {
        latest.current.select(focused);
        event.preventDefault();
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [body]);
}
