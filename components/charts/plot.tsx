import type { ReactNode } from "react";
import { ChartKey } from "./chart-key";
import { PLOT_WIDTH, percentAt, spread, tickIndexes } from "./scale";
import { type ChartPoint, type ChartSeries, dashOf, LINE } from "./series";

interface PlotProps {
  /** Of the plot itself, in pixels. */
  height: number;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  /** Where each line ends, in pixels from the top; null where its last value is not known. */
  ends: readonly (number | null)[];
  ticks: readonly { y: number; words: string }[];
  /** Paths, drawn 1,000 wide and stretched to the room there is. */
  children: ReactNode;
  /** What is not stretched: markers. */
  marks?: ReactNode | undefined;
  /** Reads values out. */
  cursor: ReactNode;
}

const AXIS = 26;
const LABEL_GAP = 34;
const X_TICKS = 6;

/** The frame of a chart: marks left and below, each line's name and last value at its end, on phones in a list below. */
export function Plot({ height, points, series, ends, ticks, children, marks, cursor }: PlotProps) {
  const labels = spread(
    ends.map((y) => y ?? height),
    LABEL_GAP,
    height - 12,
  );
  const indexes = tickIndexes(points.length, X_TICKS);
  return (
    <div>
      <div className="flex">
        <svg aria-hidden="true" width="44" height={height + AXIS} className="shrink-0 overflow-visible">
          {ticks.map(({ y, words }) => (
            <text key={words} x="36" y={y + 4} textAnchor="end" className="tabular fill-ink-subtle text-mini">
              {words}
            </text>
          ))}
        </svg>
        <div className="relative min-w-0 flex-1">
          <svg aria-hidden="true" width="100%" height={height + AXIS} className="block overflow-visible">
            {ticks.map(({ y, words }) => (
              <line key={words} x1="0" x2="100%" y1={y} y2={y} className="stroke-line" />
            ))}
            <svg
              aria-hidden="true"
              width="100%"
              height={height}
              viewBox={`0 0 ${PLOT_WIDTH} ${height}`}
              preserveAspectRatio="none"
              overflow="visible"
            >
              {children}
            </svg>
            {marks}
            {indexes.map((index, place) => (
              <text
                key={index}
                x={`${percentAt(index, points.length)}%`}
                y={height + 19}
                textAnchor={index === points.length - 1 ? "end" : index === 0 ? "start" : "middle"}
                className={`tabular fill-ink-subtle text-mini ${(indexes.length - 1 - place) % 2 === 0 ? "" : "max-sm:hidden"}`}
              >
                {points[index]?.short}
              </text>
            ))}
          </svg>
          {cursor}
        </div>
        <svg aria-hidden="true" width="136" height={height + AXIS} className="shrink-0 overflow-visible max-sm:hidden">
          {series.map(({ name, tone, words }, index) => {
            const y = labels[index] ?? 0;
            const end = ends[index] ?? null;
            return (
              <g key={name}>
                {end === null ? null : (
                  <path d={`M3 ${end}L13 ${y}`} strokeWidth="1" className="fill-none stroke-line-strong" />
                )}
                <line
                  {...{ x1: 16, x2: 34, y1: y, y2: y, strokeWidth: 2, strokeDasharray: dashOf(index) }}
                  className={LINE[tone]}
                />
                <text x="40" y={y + 1} className="fill-ink-muted text-mini">
                  {name}
                </text>
                <text x="40" y={y + 16} className="tabular fill-ink font-medium text-ui">
                  {words.at(-1)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      <ul aria-hidden="true" className="mt-1 flex flex-col gap-1.5 sm:hidden">
        {series.map(({ name, tone, words }, index) => (
          <li key={name} className="flex items-center gap-2 text-ui">
            <ChartKey tone={tone} index={index} />
            <span className="flex-1 text-ink-muted">{name}</span>
            <span className="tabular font-medium text-ink">{words.at(-1)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
