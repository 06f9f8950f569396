"use client";

import type { KeyboardEvent } from "react";
import { numberWords } from "@/lib/core/count-words";

interface StatusTab {
  value: string;
  label: string;
  /** Undefined while it is being counted. */
  count?: number | undefined;
}

interface StatusTabsProps {
  /** What the tabs divide: "Status". */
  label: string;
  tabs: readonly StatusTab[];
  /** A value of no tab = none is chosen. */
  value: string;
  onValueChange: (value: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs that filter the table under them, each with its count. Arrow keys go along them, Enter and Space choose. */
export function StatusTabs({ label, tabs, value, onValueChange }: StatusTabsProps) {
  const chosen = tabs.findIndex((tab) => tab.value === value);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]"));
    const here = all.indexOf(event.target as HTMLElement);
    const step = STEPS[event.key];
    const ends: Record<string, number | undefined> = { Home: 0, End: all.length - 1 };
    const next = step === undefined ? ends[event.key] : (here + step + all.length) % all.length;
    if (next === undefined || here === -1) return;
    event.preventDefault();
    all[next]?.focus();
  }

  return (
    <div
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="base-ui-disable-scrollbar mb-4 flex gap-5 overflow-x-auto border-b max-sm:-mx-4 max-sm:px-4"
    >
      {tabs.map((tab, index) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          aria-selected={index === chosen}
          tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
          onClick={() => onValueChange(tab.value)}
          className="tab"
        >
          {tab.label}
          <span>{tab.count === undefined ? "…" : numberWords(tab.count)}</span>
        </button>
      ))}
    </div>
  );
}
