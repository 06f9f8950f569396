"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

// The browser's navigation interface, as far as it is used here; not every browser has it.
type Traversal = Event & { navigationType: string; destination: { key: string } };
type WithNavigation = {
  navigation?: EventTarget & { traverseTo: (key: string) => unknown };
};

type Leaving = { kind: "link"; href: string } | { kind: "traverse"; key: string };

/**
 * Asks before a page with unsaved text is left: by a link, by back and forward where the browser lets us, and by closing the tab (there
 * the browser itself asks).
 */
export function useLeaveGuard(isDirty: boolean) {
  const router = useRouter();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const hasAgreed = useRef(false);

  useEffect(() => {
    if (!isDirty) return;
    const { navigation } = window as WithNavigation;

    function onUnload(event: BeforeUnloadEvent) {
      event.preventDefault();
    }
    function onClick(event: MouseEvent) {
      if (
        hasAgreed.current ||
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey
      )
        return;
      const link = (event.target as Element | null)?.closest<HTMLAnchorElement>("a[href]");
      if (!link || link.target === "_blank" || link.origin !== window.location.origin) return;
      if (link.pathname === window.location.pathname && link.search === window.location.search) return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving({ kind: "link", href: link.pathname + link.search + link.hash });
    }
    function onNavigate(event: Event) {
      const { navigationType, destination, cancelable } = event as Traversal;
      if (hasAgreed.current || navigationType !== "traverse" || !cancelable) return;
      event.preventDefault();
      setLeaving({ kind: "traverse", key: destination.key });
    }
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, true);
    navigation?.addEventListener("navigate", onNavigate);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
      navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [isDirty]);

  return {
    isAsking: leaving !== null,
    stay: () => setLeaving(null),
    leave: () => {
      hasAgreed.current = true;
      if (leaving?.kind === "link") router.push(leaving.href as Route);
      else if (leaving) (window as WithNavigation).navigation?.traverseTo(leaving.key);
    },
  };
}
