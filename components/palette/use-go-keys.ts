"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "@/components/data-table/is-typing";
import { goTarget } from "./go-keys";
import type { PaletteEntry } from "./palette-entries";

/** How long the second key may take. */
const NEXT_KEY_MS = 1_500;

/** "g" and then a letter leads to a page. `pages` stays the same between renders. */
export function useGoKeys(pages: readonly PaletteEntry[]): void {
  const router = useRouter();
  useEffect(() => {
    let until = 0;
    function onKeyDown(event: KeyboardEvent) {
      const isSecond = event.timeStamp < until;
      if (event.key === "Shift" || isTyping(event)) return;
      until = 0;
      if (event.key === "g" && !isSecond) {
        until = event.timeStamp + NEXT_KEY_MS;
        return;
      }
      const href = isSecond ? goTarget(event.key, pages) : null;
      if (href === null) return;
      // Taken before the page sees it: there the same letter may mean something else.
      event.preventDefault();
      event.stopPropagation();
      router.push(href as Route);
    }
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [pages, router]);
}
