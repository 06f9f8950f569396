"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";

interface ColumnChooserHiddenProps {
  columns: readonly { id: string; header: string }[];
  onShow: (id: string) => void;
}

/** The columns that do not show; ticking one puts it behind the others. */
export function ColumnChooserHidden({ columns, onShow }: ColumnChooserHiddenProps) {
  const id = useId();
  if (columns.length === 0) return null;
  return (
    <div className="grid gap-1 border-t pt-3">
      <span className="font-medium text-ink-muted text-mini">More columns</span>
      <ul aria-label="More columns" className="grid grid-cols-2 gap-x-3">
        {columns.map((column) => (
          <li key={column.id} className="flex h-8 items-center gap-2">
            <Checkbox
              id={`${id}-${column.id}`}
              aria-labelledby={`${id}-${column.id}-label`}
              checked={false}
              onCheckedChange={() => onShow(column.id)}
            />
            <label id={`${id}-${column.id}-label`} htmlFor={`${id}-${column.id}`} className="min-w-0 truncate">
              {column.header}
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
