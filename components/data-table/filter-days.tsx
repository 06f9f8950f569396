"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { FilterBetween } from "./filter-between";
import type { DatesFilter, DayFilter } from "./filter-types";

/** A day that something lies before, or two days that it lies between. */
export function FilterDays({ field }: { field: DatesFilter | DayFilter }) {
  const id = useId();
  if (field.kind === "dates") return <FilterBetween field={field} />;
  return (
    <div className="grid gap-2.5">
      <label htmlFor={id} className="grid gap-1 text-ink-muted text-mini">
        Before
        <Input
          id={id}
          type="date"
          className="tabular h-8 px-2 text-ui"
          value={field.value}
          onChange={(event) => field.onChange(event.target.value)}
        />
      </label>
      <div className="flex flex-wrap gap-1.5">
        {field.picks().map(({ label, day }) => (
          <Button key={label} size="sm" aria-pressed={field.value === day} onClick={() => field.onChange(day)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
