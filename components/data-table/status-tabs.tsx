"use client";

import { Tabs } from "@base-ui/react/tabs";

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
  value: string;
  onValueChange: (value: string) => void;
}

/** Tabs that filter the table under them, each with its count. */
export function StatusTabs({ label, tabs, value, onValueChange }: StatusTabsProps) {
  return (
    <Tabs.Root value={value} onValueChange={(next: string) => onValueChange(next)}>
      <Tabs.List
        aria-label={label}
        className="base-ui-disable-scrollbar mb-4 flex gap-5 overflow-x-auto border-b max-sm:-mx-4 max-sm:px-4"
      >
        {tabs.map((tab) => (
          <Tabs.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-ink-muted text-ui hover:text-ink focus-visible:-outline-offset-2 data-active:border-accent-ink data-active:font-medium data-active:text-ink"
          >
            {tab.label}
            <span className="tabular min-w-5 rounded-full bg-sunken px-1.5 text-center font-normal text-ink-muted text-mini">
              {tab.count === undefined ? "…" : tab.count.toLocaleString("en-US")}
            </span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}
