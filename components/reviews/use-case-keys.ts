"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "@/components/data-table/is-typing";

/** What a key does; false = not ours after all, so the browser gets it. */
export type KeyActs = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

/** Keys of the whole page, by `event.key`. Fields, popups and held modifiers keep theirs. */
export function useCaseKeys(acts: KeyActs): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  }, [acts]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (isTyping(event)) return;
      const act = latest.current[event.key];
      if (act && act(event) !== false) event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
