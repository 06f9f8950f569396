"use client";

import { Combobox } from "@/components/ui/combobox";
import type { Option } from "@/components/ui/option";
import { columnTitle } from "@/lib/customers/import/rules";
import type { ImportColumn } from "@/lib/customers/import/types";

interface ColumnMatchProps {
  column: ImportColumn;
  target: string | null;
  options: readonly Option[];
  disabled: boolean;
  onChoose: (target: string | null) => void;
}

/** One column of the file with some of its values, and what it becomes. */
export function ColumnMatch({ column, target, options, disabled, onChoose }: ColumnMatchProps) {
  const title = columnTitle(column.title, column.index);
  return (
    <li className="grid items-center gap-x-6 gap-y-2 border-t px-5 py-3 first:border-t-0 md:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <p className="break-words font-medium text-ink text-ui">{title}</p>
        <p className="truncate text-ink-muted text-mini">
          {column.samples.length > 0 ? column.samples.join(" · ") : "No values in the first lines"}
        </p>
      </div>
      <div className="min-w-0">
        <Combobox
          aria-label={`What "${title}" is for`}
          options={options}
          value={target}
          onValueChange={onChoose}
          placeholder="Left out. Type to search"
          emptyText="No field is called that."
          clearable
          disabled={disabled}
        />
      </div>
    </li>
  );
}
