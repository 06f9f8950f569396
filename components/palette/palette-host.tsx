"use client";

import { Suspense, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { isTyping } from "@/components/data-table/is-typing";
import { keysState, noKeys, showKeys, subscribeKeys } from "@/components/data-table/keys-store";
import { areLetterKeysOn } from "@/components/data-table/letter-keys";
import { lazyPart } from "@/components/ui/lazy-part";
import { everywhereKeys } from "./go-keys";
import type { PaletteEntries } from "./palette-entries";
import { isPaletteOpen, isPaletteShut, keepEarly, showPalette, subscribePalette } from "./palette-store";
import { isCommandK, useCommandKey } from "./use-command-key";
import { useGoKeys } from "./use-go-keys";
import { useRecentCustomers } from "./use-recent-customers";

// Fetched when they are first wanted: no page waits for them.
const PaletteDialog = lazyPart(() => import("./palette-dialog").then((file) => file.PaletteDialog));
const KeysDialog = lazyPart(() => import("./keys-dialog").then((file) => file.KeysDialog));

const isAnotherPopupOpen = () =>
  document.querySelector(":is([role=dialog], [role=alertdialog]):not([data-toast])") !== null;

/** The keys of every page, and what they open. Draws nothing until one is pressed. */
export function PaletteHost({ entries }: { entries: PaletteEntries }) {
  const isOpen = useSyncExternalStore(subscribePalette, isPaletteOpen, isPaletteShut);
  const keys = useSyncExternalStore(subscribeKeys, keysState, noKeys);
  const [wanted, setWanted] = useState({ palette: false, keys: false });
  const command = useCommandKey();
  const groups = useMemo(
    () => [...keys.groups, everywhereKeys(entries.pages, command)],
    [keys.groups, entries.pages, command],
  );
  // Before all other keys.
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!keepEarly(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
  useGoKeys(entries.pages);
  useRecentCustomers();

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (isCommandK(event)) {
        event.preventDefault();
        if (isPaletteOpen()) showPalette(false);
        else if (!isAnotherPopupOpen()) showPalette(true);
      } else if (event.key === "?" && !isTyping(event)) {
        event.preventDefault();
        showKeys(true);
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  // A closed dialog stays, so that it can leave in its own time.
  if ((isOpen && !wanted.palette) || (keys.isOpen && !wanted.keys)) {
    setWanted({ palette: wanted.palette || isOpen, keys: wanted.keys || keys.isOpen });
  }
  return (
    <>
      <Suspense>
        {wanted.palette ? <PaletteDialog open={isOpen} onOpenChange={showPalette} entries={entries} /> : null}
      </Suspense>
      <Suspense>
        {wanted.keys ? (
          <KeysDialog open={keys.isOpen} onOpenChange={showKeys} groups={groups} isOn={areLetterKeysOn()} />
        ) : null}
      </Suspense>
    </>
  );
}
