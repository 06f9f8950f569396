import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/core/cn";
import type { DataColumn } from "./columns";
import type { TableDensity } from "./table-preferences";

interface TableSkeletonProps<TRow> {
  columns: readonly DataColumn<TRow>[];
  rows: number;
  density: TableDensity;
  withSelection: boolean;
}

// Uneven widths, the same on server and browser: a column of equal bars looks like a fault.
const widths = ["w-3/4", "w-1/2", "w-2/3", "w-3/5", "w-4/5"];

/** Rows of the right height while the real ones are on their way. */
export function TableSkeleton<TRow>({ columns, rows, density, withSelection }: TableSkeletonProps<TRow>) {
  const cell = cn(
    "border-b px-3 first:pl-4 max-sm:border-0 max-sm:p-0 max-sm:first:pl-0",
    density === "compact" ? "h-9" : "h-11",
  );
  return Array.from({ length: rows }, (_, row) => row).map((row) => (
    <tr key={row} className="max-sm:grid max-sm:gap-1 max-sm:rounded-lg max-sm:border max-sm:border-line max-sm:p-4">
      {withSelection ? <td className={cn(cell, "w-10")} /> : null}
      {columns.map((column, index) => (
        <td key={column.id} className={cn(cell, column.className, index > 2 && "max-sm:hidden", "max-sm:h-6")}>
          <Skeleton className={column.skeleton ?? widths[(row + index) % widths.length]} />
        </td>
      ))}
    </tr>
  ));
}
