import type { KeyGroup } from "@/components/data-table/keys-store";
import type { PaletteEntry } from "./palette-entries";

/** The second key after "g", by the page it leads to. */
const GO_KEYS: Readonly<Record<string, string>> = {
  "/overview": "o",
  "/customers": "c",
  "/customers/drafts": "d",
  "/customers/bulk": "b",
  "/payins/senders": "s",
  "/people": "p",
  "/settings": "e",
  "/settings/audit": "a",
  "/review": "q",
  "/review/lists": "l",
  "/review/rules": "r",
  "/review/audit": "a",
  "/platform": "o",
};

export const goKeyOf = (href: string): string | undefined => GO_KEYS[href];

/** Where "g" and then this key leads, among the pages that the person may open. */
export function goTarget(key: string, pages: readonly PaletteEntry[]): string | null {
  return pages.find(({ href }) => GO_KEYS[href] === key)?.href ?? null;
}

/** Keys that work on every page, for the list of keys. */
export function everywhereKeys(pages: readonly PaletteEntry[], command: string): KeyGroup {
  const goes = pages.flatMap(({ href, label }) => {
    const key = GO_KEYS[href];
    return key === undefined ? [] : [{ keys: ["g", key], label: `Go to ${label}` }];
  });
  return {
    title: "Everywhere",
    keys: [
      { keys: [command, "K"], label: "Find customers, pages and actions" },
      ...goes,
      { keys: ["?"], label: "This list" },
    ],
  };
}
