"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Milliseconds: whoever only crosses a link on the way elsewhere asks for nothing. */
const DWELL_MS = 60;

const linkOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-soft]") : null;

/** Leaves to the browser what a click with a key or another button means, and what is no page of ours. */
function pathOf(link: HTMLAnchorElement): Route | null {
  const href = link.getAttribute("href") ?? "";
  const isOurs = href.startsWith("/") && !href.startsWith("//");
  return isOurs && !link.target && !link.hasAttribute("download") ? (href as Route) : null;
}

/**
 * Follows links marked `data-soft` without loading the page anew, and fetches what is known of a page while somebody points at its link:
 * one listener for all of them. Place once, in the root layout.
 */
export function SoftLinks() {
  const router = useRouter();

  useEffect(() => {
    const asked = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    function onClick(event: MouseEvent) {
      const link = linkOf(event);
      const path = link && pathOf(link);
      const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!path || event.defaultPrevented || isElsewhere) return;
      event.preventDefault();
      router.push(path, { scroll: link.dataset.stays === undefined });
    }
    function onNear(event: PointerEvent) {
      clearTimeout(timer);
      const link = linkOf(event);
      const path = link?.dataset.soft === "late" ? null : link && pathOf(link);
      if (!path || asked.has(path)) return;
      const ask = () => {
        asked.add(path);
        router.prefetch(path);
      };
      if (event.pointerType === "mouse") timer = setTimeout(ask, DWELL_MS);
      else ask();
    }
    document.addEventListener("click", onClick);
    document.addEventListener("pointerover", onNear);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", onClick);
      document.removeEventListener("pointerover", onNear);
    };
  }, [router]);

  return null;
}
