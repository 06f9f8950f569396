import { ChevronRight } from "lucide-react";
import type { ChartPoint, ChartSeries } from "./series";

interface ChartTableProps {
  /** Names the table. */
  label: string;
  /** What the points are: "Day". */
  pointLabel: string;
  points: readonly ChartPoint[];
  series: readonly Pick<ChartSeries, "name" | "words">[];
}

/** The numbers of a chart, folded away; the newest first. */
export function ChartTable({ label, pointLabel, points, series }: ChartTableProps) {
  const rows = points.map((point, index) => ({ point, index })).reverse();
  return (
    <details className="group mt-4">
      <summary
        data-print="hide"
        className="inline-flex list-none items-center gap-1 rounded-sm text-ink-muted text-ui hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        Show as table
      </summary>
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        className="mt-2 max-h-80 overflow-auto rounded-md border print:max-h-none"
      >
        <table className="w-full text-ui max-sm:text-mini max-sm:[&_td]:px-1.5 max-sm:[&_th]:px-1.5">
          <thead className="sticky top-0 bg-sunken text-ink-muted text-mini">
            <tr>
              <th scope="col" className="px-3 py-2 text-left align-bottom font-medium">
                {pointLabel}
              </th>
              {series.map(({ name }) => (
                <th
                  key={name}
                  scope="col"
                  className="px-3 py-2 text-right align-bottom font-medium sm:whitespace-nowrap"
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ point, index }) => (
              <tr key={point.long} className="border-t">
                <th scope="row" className="px-3 py-1.5 text-left font-normal text-ink sm:whitespace-nowrap">
                  {point.long}
                </th>
                {series.map(({ name, words }) => (
                  <td key={name} className="tabular whitespace-nowrap px-3 py-1.5 text-right text-ink">
                    {words[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
