"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { bestMatches } from "@/lib/palette/rules";
import { foundSections, recentSection } from "./found-items";
import type { PaletteEntries } from "./palette-entries";
import type { PaletteItem, PaletteSection } from "./palette-item";
import { type OwnItem, useOwnItems } from "./use-own-items";
import { usePaletteFinds } from "./use-palette-finds";
import { useRecentRows } from "./use-recent-rows";

const MOST_OWN = 6;

function ownFor(text: string, items: readonly OwnItem[]): { strong: PaletteItem[]; weak: PaletteItem[] } {
  const found = bestMatches(text, items, ({ by }) => by, MOST_OWN);
  const of = (strength: boolean) => found.filter(({ isStrong }) => isStrong === strength).map(({ entry }) => entry);
  return { strong: of(true), weak: of(false) };
}

/**
 * What the palette shows for what was typed, and which line is highlighted. Our own entries are there at once and the server's follow below
 * them, so that nothing moves under the eye; the highlight is the first line until somebody moves it.
 */
export function usePalette(entries: PaletteEntries, onChoose: (item: PaletteItem) => void) {
  const [text, setText] = useState("");
  const [picked, setPicked] = useState<string | null>(null);
  const { finds, error, isStale } = usePaletteFinds(text, entries.finds !== "nothing");
  const recent = useRecentRows(entries.finds === "customers");
  const { actions, pages } = useOwnItems(entries);
  /** Enter or a paste came before the answer: it decides. */
  const waiting = useRef<"enter" | "paste" | null>(null);
  const isPasting = useRef(false);
  const choose = useRef(onChoose);
  choose.current = onChoose;

  const sections = useMemo((): PaletteSection[] => {
    const typed = text.trim();
    const shown =
      typed === ""
        ? [recentSection(recent), { label: "Actions", items: actions }, { label: "Pages", items: pages }]
        : withFound(ownFor(typed, [...pages, ...actions]), foundSections(finds));
    return shown.filter(({ items }) => items.length > 0);
  }, [text, recent, actions, pages, finds]);

  const items = useMemo(() => sections.flatMap((section) => section.items), [sections]);
  const active = items.find(({ id }) => id === picked) ?? items[0];

  useEffect(() => {
    if (isStale || waiting.current === null) return;
    const isOnPaste = waiting.current === "paste";
    waiting.current = null;
    const exact = items.filter((item) => item.isExact);
    const target = isOnPaste ? (exact.length === 1 ? exact[0] : undefined) : items[0];
    if (target) choose.current(target);
  }, [isStale, items]);

  function type(next: string) {
    setText(next);
    setPicked(null);
    waiting.current = isPasting.current ? "paste" : null;
    isPasting.current = false;
  }

  function move(by: 1 | -1) {
    const at = active ? items.indexOf(active) : -1;
    setPicked(items[(at + by + items.length) % items.length]?.id ?? null);
  }

  /** Takes the highlighted line; what the server found for another text waits for its answer. */
  function take() {
    if (active && !active.isComing && !(active.isFound && isStale)) onChoose(active);
    else if (isStale) waiting.current = "enter";
  }

  function paste() {
    isPasting.current = true;
  }

  return { text, type, paste, sections, count: items.length, active, pick: setPicked, move, take, error, isStale };
}

function withFound(own: { strong: PaletteItem[]; weak: PaletteItem[] }, found: PaletteSection[]): PaletteSection[] {
  const exact = found.filter(({ items }) => items.some((item) => item.isExact));
  const others = found.filter((section) => !exact.includes(section));
  return [
    ...exact,
    { label: "Pages and actions", items: own.strong },
    ...others,
    { label: own.strong.length > 0 ? "Similar pages and actions" : "Pages and actions", items: own.weak },
  ];
}
