"use client";

import { useEffect } from "react";
import { CUSTOMERS_CHANGED_EVENT } from "@/lib/customers/list/constants";
import { NOTICES_CHANGED_EVENT } from "@/lib/notifications/constants";

/** Waits between tries to reach the stream again: a server that restarts is not stormed. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;
/** Changes that come together are told together. */
const GATHER_MS = 150;

/** Ids of the customers that changed; an empty list means that changes may have been missed, of any customer. */
export type CustomersChanged = CustomEvent<{ customerIds: string[] }>;

function readId(data: unknown): string | null {
  try {
    const { id } = JSON.parse(String(data)) as { id?: unknown };
    return typeof id === "string" && id.startsWith("cus_") ? id : null;
  } catch {
    return null;
  }
}

/**
 * Tells the page which customers changed on the server, and that one's own notices did: one stream a tab, tried again with growing waits. While it is down, coming back
 * to the tab counts as a change of anything. Draws nothing.
 */
export function LiveRefresh() {
  useEffect(() => {
    let source: EventSource | null = null;
    let retryMs = FIRST_RETRY_MS;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let telling: ReturnType<typeof setTimeout> | undefined;
    let isOpen = false;
    // The page was drawn before the stream opened: what happened in between was missed too.
    let hasMissed = true;
    let hasBeenOpen = false;
    const changed = new Set<string>();

    const tell = () => {
      telling = undefined;
      const customerIds = [...changed];
      changed.clear();
      window.dispatchEvent(new CustomEvent(CUSTOMERS_CHANGED_EVENT, { detail: { customerIds } }));
    };
    const tellOfNotices = () => window.dispatchEvent(new Event(NOTICES_CHANGED_EVENT));
    const gather = (id: string) => {
      changed.add(id);
      telling ??= setTimeout(tell, GATHER_MS);
    };

    function connect() {
      clearTimeout(retry);
      source?.close();
      source = new EventSource("/api/live");
      source.onopen = () => {
        isOpen = true;
        retryMs = FIRST_RETRY_MS;
        if (hasMissed) tell();
        hasMissed = false;
        // The number of notices was counted a moment ago, with the page.
        if (hasBeenOpen) tellOfNotices();
        hasBeenOpen = true;
      };
      source.addEventListener("notice", tellOfNotices);
      source.addEventListener("change", (event) => {
        const id = readId(event.data);
        if (id) gather(id);
      });
      source.onerror = () => {
        // The browser's own retry has a fixed wait and gives up on an error answer.
        source?.close();
        isOpen = false;
        hasMissed = true;
        retry = setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      };
    }

    const onReturn = () => {
      if (document.visibilityState !== "visible" || isOpen) return;
      tell();
      connect();
    };
    connect();
    window.addEventListener("focus", onReturn);
    window.addEventListener("online", onReturn);
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      source?.close();
      clearTimeout(retry);
      clearTimeout(telling);
      window.removeEventListener("focus", onReturn);
      window.removeEventListener("online", onReturn);
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, []);
  return null;
}
