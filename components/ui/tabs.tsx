"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";

interface TabItem {
  value: string;
  label: string;
  count?: number | undefined;
  content: ReactNode;
  /** Stays, hidden, while another is shown: what was typed in it is not lost. */
  keepMounted?: boolean | undefined;
}

interface TabsProps {
  items: readonly TabItem[];
  /** Names the row of tabs. */
  label: string;
  defaultValue?: string | undefined;
  value?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
  className?: string | undefined;
  /** Of each panel: to make it scroll by itself, for example. */
  panelClassName?: string | undefined;
}

/** Panels of one page. For tabs that filter a table use `StatusTabs`. */
export function Tabs({ items, label, defaultValue, value, onValueChange, className, panelClassName }: TabsProps) {
  return (
    <Base.Root
      {...(value === undefined ? { defaultValue: defaultValue ?? items[0]?.value ?? null } : { value })}
      onValueChange={(next: string) => onValueChange?.(next)}
      className={className}
    >
      <Base.List aria-label={label} className="relative flex shrink-0 gap-5 overflow-x-auto border-b">
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="-mb-px flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-ink-muted text-ui hover:text-ink focus-visible:-outline-offset-2 data-active:border-accent-ink data-active:font-medium data-active:text-ink"
          >
            {item.label}
            {item.count === undefined ? null : <span className="tabular text-ink-subtle text-mini">{item.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel
          key={item.value}
          value={item.value}
          keepMounted={item.keepMounted ?? false}
          className={cn("pt-5 outline-none", panelClassName)}
        >
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
