"use client";

import { useSyncExternalStore } from "react";

const isApple = () => /mac|iphone|ipad/i.test(navigator.platform);
const never = () => () => {};

/** The key that goes with K: what the server draws is right for most, and the others see their own at once after. */
export function useCommandKey(): "Ctrl" | "⌘" {
  return useSyncExternalStore(never, isApple, () => false) ? "⌘" : "Ctrl";
}

/** True when the event is the palette's own key: on a Mac Ctrl+K deletes to the end of a line. */
export function isCommandK(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey || event.isComposing) return false;
  return isApple() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
}
