"use client";

import { ListFilter } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { FilterLoading } from "./filter-loading";
import type { FilterChip, FilterField } from "./filter-types";

// Fetched when it is first opened: no table waits for it.
const FilterMenu = lazy(() => import("./filter-menu").then((file) => ({ default: file.FilterMenu })));

interface FilterPanelProps {
  fields: readonly FilterField[];
  /** What is in force, to say it beside each filter where they are many. */
  chips?: readonly FilterChip[] | undefined;
  /** How many filters are in force. */
  count: number;
  onClear: () => void;
}

/** All filters of a table behind one button. */
export function FilterPanel({ fields, chips = [], count, onClear }: FilterPanelProps) {
  return (
    <Popover
      className="max-h-(--available-height) w-88 overflow-y-auto"
      trigger={
        <Button>
          <ListFilter aria-hidden="true" />
          Filter
          {count > 0 ? (
            <span className="tabular rounded-full bg-accent-soft px-1.5 text-accent-ink text-mini">{count}</span>
          ) : null}
        </Button>
      }
      title="Filter"
    >
      <Suspense fallback={<FilterLoading />}>
        <FilterMenu fields={fields} chips={chips} count={count} onClear={onClear} />
      </Suspense>
    </Popover>
  );
}
