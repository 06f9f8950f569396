import { PLOT_WIDTH } from "./scale";

const short = (value: number): string => String(Math.round(value * 10) / 10);
const point = (index: number, points: number, y: number): string =>
  `${short(points < 2 ? PLOT_WIDTH : (index / (points - 1)) * PLOT_WIDTH)} ${short(y)}`;

/** A line through heights in pixels, broken where one is null. A point alone between breaks is drawn as a dot by its marker. */
export function linePath(heights: readonly (number | null)[]): string {
  let isDrawing = false;
  const parts: string[] = [];
  for (const [index, y] of heights.entries()) {
    if (y !== null) parts.push(`${isDrawing ? "L" : "M"}${point(index, heights.length, y)}`);
    isDrawing = y !== null;
  }
  return parts.join("");
}

/** The area between two lines of heights. */
export function areaPath(upper: readonly number[], lower: readonly number[]): string {
  const n = upper.length;
  const there = upper.map((y, index) => point(index, n, y));
  const back = lower.map((y, index) => point(index, n, y)).reverse();
  return `M${[...there, ...back].join("L")}Z`;
}

/** Values put on top of each other: for each series its upper edges. All series are equally long. */
export function stacked(series: readonly (readonly number[])[]): number[][] {
  const edges: number[][] = [];
  for (const values of series) {
    const below = edges.at(-1);
    edges.push(values.map((value, index) => value + (below?.[index] ?? 0)));
  }
  return edges;
}
