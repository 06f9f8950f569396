"use client";

import { useEffect, useState } from "react";
import { NativeSelect } from "@/components/ui/native-select";
import type { DataColumn, SortDirection, TableSort } from "./columns";

interface SortSelectProps<TRow> {
  columns: readonly DataColumn<TRow>[];
  sort: TableSort | null;
  /** In words, the order while `sort` is null. */
  ownOrder?: string | undefined;
  onSortChange: (sort: TableSort) => void;
}

const plainWords: Record<SortDirection, string> = { asc: "ascending", desc: "descending" };

/** The order of the rows where there is no header to click: on phones. */
export function SortSelect<TRow>({ columns, sort, ownOrder, onSortChange }: SortSelectProps<TRow>) {
  // All of them would be a twentieth of the page, and most screens never show them.
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const chosen = sort ? `${sort.id} ${sort.dir}` : "";
  const choices = columns
    .filter((column) => column.sortable)
    .flatMap((column) =>
      (["asc", "desc"] as const).map((dir) => ({
        value: `${column.id} ${dir}`,
        label: `${column.header}: ${(column.sortWords ?? plainWords)[dir]}`,
        sort: { id: column.id, dir },
      })),
    );
  // Without it the browser would show the first of the others.
  const own = sort ? [] : [{ value: "", label: ownOrder ?? "Order of the list" }];
  if (choices.length === 0) {
    return null;
  }
  return (
    <div className="min-w-0 flex-1 sm:hidden">
      <NativeSelect
        aria-label="Order"
        className="h-8 text-ui"
        options={[...own, ...(isAwake ? choices : choices.filter((each) => each.value === chosen))]}
        value={chosen}
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
