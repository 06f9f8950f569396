import { ChartCursor } from "./chart-cursor";
import { areaPath, linePath, stacked } from "./path";
import { Plot } from "./plot";
import { countPlace, countTicks } from "./scale";
import { AREA, type ChartPoint, type ChartSeries, dashOf, LINE } from "./series";

interface AreaChartProps {
  /** Names the chart. */
  label: string;
  points: readonly ChartPoint[];
  /** From the bottom to the top. */
  series: readonly ChartSeries[];
  height?: number | undefined;
}

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** The heights of a layer's line, none where the layer has nothing before, there and after: it would hide the line below. */
function lineOf(heights: readonly number[], values: readonly (number | null)[]): (number | null)[] {
  const has = (index: number) => (values[index] ?? 0) > 0;
  return heights.map((y, index) => (has(index - 1) || has(index) || has(index + 1) ? y : null));
}

/** Counts over time, put on top of each other. */
export function AreaChart({ label, points, series, height = 240 }: AreaChartProps) {
  const edges = stacked(series.map(({ values }) => values.map((value) => value ?? 0)));
  const ticks = countTicks(Math.max(0, ...(edges.at(-1) ?? [])));
  const top = ticks.at(-1) ?? 1;
  const heights = edges.map((edge) => edge.map((value) => countPlace(value, top, height)));
  const ground = points.map(() => height);
  const layers = series.map(({ name, tone }, index) => ({
    ...{ name, tone, index, upper: heights[index] ?? ground, lower: heights[index - 1] ?? ground },
  }));
  // The middle of each layer's end: that is what its label belongs to.
  const ends = layers.map(({ upper, lower }) => ((upper.at(-1) ?? height) + (lower.at(-1) ?? height)) / 2);
  return (
    <Plot
      height={height}
      points={points}
      series={series}
      ends={ends}
      ticks={ticks.map((tick) => ({ y: countPlace(tick, top, height), words: compact.format(tick) }))}
      cursor={
        <ChartCursor
          label={label}
          height={height}
          points={points.map(({ long }) => long)}
          series={series.map(({ name, tone, words }, index) => ({
            ...{ name, tone, words },
            heights: (heights[index] ?? ground).map(Math.round),
          }))}
        />
      }
    >
      {layers.map(({ name, tone, upper, lower }) => (
        <path key={name} d={areaPath(upper, lower)} className={AREA[tone]} />
      ))}
      {layers.map(({ name, tone, upper, index }) => (
        <path
          key={name}
          d={linePath(lineOf(upper, series[index]?.values ?? []))}
          strokeWidth="2"
          strokeDasharray={dashOf(index)}
          vectorEffect="non-scaling-stroke"
          className={`fill-none ${LINE[tone]}`}
        />
      ))}
    </Plot>
  );
}
