"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import { type AddressHistory, type AddressParams, readAddress, writeAddress } from "./address";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

let waiting: { part: Record<string, string | null | undefined>; history: AddressHistory } | undefined;

/** What changes in one go is one step of the browser's history; a new step if any part of it wants one. */
function change(part: Record<string, string | null | undefined>, history: AddressHistory) {
  if (waiting) {
    waiting = {
      part: { ...waiting.part, ...part },
      history: history === "push" ? history : waiting.history,
    };
    return;
  }
  waiting = { part, history };
  queueMicrotask(() => {
    const next = waiting;
    waiting = undefined;
    if (!next) return;
    const { pathname, search, hash } = window.location;
    const address = `${pathname}${writeAddress(search, next.part)}${hash}`;
    // The router hears of it and keeps `useSearchParams` in step; nothing is asked of the server.
    if (next.history === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
    for (const listener of listeners) listener();
  });
}

/**
 * Parameters of the address, and how to change some of them without asking the server. `names` is stable: at module scope. Back and
 * forward are heard.
 */
export function useAddress<TName extends string>(names: readonly TName[]) {
  const pathname = usePathname();
  const atServer = useSearchParams().toString();
  const last = useRef(atServer);
  // On the way to another page its address already stands there, while this one still shows.
  const now = useCallback(() => {
    if (window.location.pathname === pathname) last.current = new URLSearchParams(window.location.search).toString();
    return last.current;
  }, [pathname]);
  const search = useSyncExternalStore(subscribe, now, () => atServer);
  const params = useMemo(() => readAddress(names, search), [names, search]);
  const set: (part: Partial<AddressParams<TName>>, history: AddressHistory) => void = change;
  return [params, set] as const;
}
