"use client";

import { type ReactNode, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import { FilterLoading } from "./filter-loading";

interface FilterPanelProps {
  /** How many filters are in force. */
  count: number;
  /** A `FilterMenu`; fetched when it is first opened where it is lazy. */
  children: ReactNode;
}

/** All filters of a table behind one button. */
export function FilterPanel({ count, children }: FilterPanelProps) {
  return (
    <Popover
      className="max-h-(--available-height) w-88 overflow-y-auto"
      trigger={
        <Button data-filter-panel="">
          <Icon name="filter" />
          Filter
          {count > 0 ? (
            <span className="tabular rounded-full bg-accent-soft px-1.5 text-accent-ink text-mini">{count}</span>
          ) : null}
        </Button>
      }
      title="Filter"
    >
      <Suspense fallback={<FilterLoading />}>{children}</Suspense>
    </Popover>
  );
}
