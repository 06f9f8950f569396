"use client";

import { useEffect } from "react";
import { shareLiveSource } from "@/components/live/live-tabs";
import { CUSTOMERS_CHANGED_EVENT } from "@/lib/customers/list/constants";
import { NOTICES_CHANGED_EVENT } from "@/lib/notifications/constants-bell";

/** Changes that come together are told together. */
const GATHER_MS = 150;

/** Ids of the customers that changed; an empty list means that changes may have been missed, of any customer. */
export type CustomersChanged = CustomEvent<{ customerIds: string[] }>;

interface LiveRefreshProps {
  /** Who listens and where: tabs that say the same share one stream. */
  audience: string;
}

/**
 * Tells the page which customers changed on the server, and that one's own notices did. While nothing can be heard, coming back to the tab
 * counts as a change of anything. Draws nothing.
 */
export function LiveRefresh({ audience }: LiveRefreshProps) {
  useEffect(() => {
    let telling: ReturnType<typeof setTimeout> | undefined;
    let isLive = false;
    let hasMissed = false;
    const changed = new Set<string>();

    function tell() {
      telling = undefined;
      const customerIds = hasMissed ? [] : [...changed];
      hasMissed = false;
      changed.clear();
      window.dispatchEvent(new CustomEvent(CUSTOMERS_CHANGED_EVENT, { detail: { customerIds } }));
    }
    function gather() {
      telling ??= setTimeout(tell, GATHER_MS);
    }
    const source = shareLiveSource(`portico.live:${audience}`, (news) => {
      if (news.kind === "notices") window.dispatchEvent(new Event(NOTICES_CHANGED_EVENT));
      else if (news.kind === "changed") changed.add(news.id);
      else if (news.kind === "missed") hasMissed = true;
      else {
        // A tab that joins hears that the stream is up, but not what it missed before.
        hasMissed ||= news.isLive && !isLive;
        isLive = news.isLive;
      }
      if (changed.size > 0 || hasMissed) gather();
    });
    function onReturn() {
      if (document.visibilityState !== "visible" || isLive) return;
      hasMissed = true;
      gather();
      source.retryNow();
    }
    window.addEventListener("focus", onReturn);
    window.addEventListener("online", onReturn);
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      source.close();
      clearTimeout(telling);
      window.removeEventListener("focus", onReturn);
      window.removeEventListener("online", onReturn);
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, [audience]);
  return null;
}
