import { ChartCursor } from "./chart-cursor";
import { linePath } from "./path";
import { Plot } from "./plot";
import { durationPlace, durationTicks, percentAt } from "./scale";
import { type ChartPoint, type ChartSeries, dashOf, FILL, LINE } from "./series";

interface DurationChartProps {
  /** Names the chart. */
  label: string;
  points: readonly ChartPoint[];
  /** Values in seconds. */
  series: readonly ChartSeries[];
  /** The words of a mark: 3600 is "1 h". */
  tickWords: (seconds: number) => string;
  height?: number | undefined;
}

/** Durations over time as lines, from seconds to days in one chart; gaps where nothing is known. */
export function DurationChart({ label, points, series, tickWords, height = 200 }: DurationChartProps) {
  const known = series.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const ticks = durationTicks(known.length > 0 ? known : [1]);
  const lines = series.map((one, index) => ({
    ...{ ...one, index },
    heights: one.values.map((value) => (value === null ? null : durationPlace(value, ticks, height))),
  }));
  return (
    <Plot
      height={height}
      points={points}
      series={series}
      ends={lines.map(({ heights }) => heights.at(-1) ?? null)}
      ticks={ticks.map((tick) => ({ y: durationPlace(tick, ticks, height), words: tickWords(tick) }))}
      marks={lines.flatMap(({ name, tone, index, heights }) =>
        heights.map((y, at) => {
          const place = `${percentAt(at, points.length)}%`;
          const key = `${name} ${points[at]?.long}`;
          if (y === null) return null;
          // Round or square, so that two lines that lie on each other are still told apart.
          return index % 2 === 0 ? (
            <circle key={key} cx={place} cy={y} r="3" className={FILL[tone]} />
          ) : (
            <rect key={key} x={place} y={y} width="6" height="6" transform="translate(-3 -3)" className={FILL[tone]} />
          );
        }),
      )}
      cursor={
        <ChartCursor
          label={label}
          height={height}
          points={points.map(({ long }) => long)}
          series={lines.map(({ name, tone, words, heights }) => ({
            ...{ name, tone, words },
            heights: heights.map((y) => (y === null ? null : Math.round(y))),
          }))}
        />
      }
    >
      {lines.map(({ name, tone, index, heights }) => (
        <path
          key={name}
          d={linePath(heights)}
          strokeWidth="2"
          strokeDasharray={dashOf(index)}
          vectorEffect="non-scaling-stroke"
          className={`fill-none ${LINE[tone]}`}
        />
      ))}
    </Plot>
  );
}
