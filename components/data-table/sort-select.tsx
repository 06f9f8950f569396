"use client";

import { Select } from "@/components/ui/select";
import type { DataColumn, SortDirection, TableSort } from "./columns";

interface SortSelectProps<TRow> {
  columns: readonly DataColumn<TRow>[];
  sort: TableSort | null;
  onSortChange: (sort: TableSort) => void;
}

const plainWords: Record<SortDirection, string> = { asc: "ascending", desc: "descending" };

/** The order of the rows where there is no header to click: on phones. */
export function SortSelect<TRow>({ columns, sort, onSortChange }: SortSelectProps<TRow>) {
  const choices = columns
    .filter((column) => column.sortable)
    .flatMap((column) =>
      (["asc", "desc"] as const).map((dir) => ({
        value: `${column.id} ${dir}`,
        label: `${column.header}: ${(column.sortWords ?? plainWords)[dir]}`,
        sort: { id: column.id, dir },
      })),
    );
  if (choices.length === 0) {
    return null;
  }
  return (
    <div className="min-w-0 flex-1 sm:hidden">
      <Select
        aria-label="Order"
        className="h-8 text-ui"
        placeholder="Order"
        options={choices}
        value={sort ? `${sort.id} ${sort.dir}` : null}
        onValueChange={(value) => {
          const choice = choices.find((each) => each.value === value);
          if (choice) {
            onSortChange(choice.sort);
          }
        }}
      />
    </div>
  );
}
