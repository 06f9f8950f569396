"use client";

import { useEffect } from "react";
import { type KeyGroup, registerKeys } from "./keys-store";

export type { KeyGroup } from "./keys-store";

/** The keys every data table answers to. */
export const tableKeys: KeyGroup = {
  title: "In a table",
  keys: [
    { keys: ["/"], label: "Search" },
    { keys: ["j"], label: "Next row" },
    { keys: ["k"], label: "Previous row" },
    { keys: ["Enter"], label: "Open the row (also e)" },
  ],
};

/** Puts a page's keys into the list that "?" opens. Draws nothing. `groups` stand at module scope or in a memo. */
export function KeysHelp({ groups }: { groups: readonly KeyGroup[] }) {
  useEffect(() => registerKeys(groups), [groups]);
  return null;
}
