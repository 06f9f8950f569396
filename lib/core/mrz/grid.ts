import { STRIP, type Strip } from "./strip";
import { TEMPLATE } from "./templates";

/** Cells of one width on every line; `starts`: the left edge of the first cell on each, in pixels of its strip. */
export type Grid = { columns: number; pitch: number; starts: number[]; quality: number };

const INK = 30;

/** Ink of each column of the text's height. */
function columnsOf({ dark, width }: Strip): Float64Array {
  const columns = new Float64Array(width);
  const reach = TEMPLATE.cap * 0.62;
  for (let row = Math.round(STRIP.height / 2 - reach); row < STRIP.height / 2 + reach; row += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = dark[row * width + x] as number;
      if (value > INK) columns[x] = (columns[x] as number) + value;
    }
  }
  return columns;
}

/**
 * The division into so many cells at which the edges between cells meet least ink. First the width of a cell, from the edges in the
 * heart of the lines; then which of the cells are the first and the last, from the ink in them.
 */
export function fitGrid(strips: Strip[], columns: number): Grid {
  const sums = strips.map((strip) => runningSum(columnsOf(strip)));
  const length = Math.max(...strips.map((strip) => strip.width)) - 2 * STRIP.margin;
  const guess = length / (columns - 0.25);
  let best = { pitch: guess, phases: strips.map(() => 0), quality: Number.POSITIVE_INFINITY };
  for (let share = -0.055; share <= 0.0351; share += 0.002) {
    const pitch = guess * (1 + share);
    const found = sums.map((sum) => bestPhase(sum, pitch, length));
    const quality = found.reduce((total, { ink }) => total + ink, 0) / found.length;
    if (quality < best.quality) best = { pitch, phases: found.map(({ phase }) => phase), quality };
  }
  const { pitch, quality } = best;
  return { columns, pitch, quality, starts: firstCells(sums, columns, pitch, best.phases) };
}

function runningSum(values: Float64Array): Float64Array {
  const sum = new Float64Array(values.length + 1);
  values.forEach((value, x) => {
    sum[x + 1] = (sum[x] as number) + value;
  });
  return sum;
}

/** Mean ink between two columns of a running sum. */
function inkIn(sum: Float64Array, from: number, to: number): number {
  const left = Math.max(0, Math.min(sum.length - 1, Math.round(from)));
  const right = Math.max(0, Math.min(sum.length - 1, Math.round(to)));
  return right > left ? ((sum[right] as number) - (sum[left] as number)) / (right - left) : 0;
}

/** Where the edges fall, between 0 and one cell after the margin, looking at the middle eight tenths of the line. */
function bestPhase(sum: Float64Array, pitch: number, length: number): { phase: number; ink: number } {
  const [from, to] = [STRIP.margin + length * 0.1, STRIP.margin + length * 0.9];
  const usual = Math.max(1, inkIn(sum, from, to));
  const half = Math.max(1, pitch * 0.1);
  let best = { phase: 0, ink: Number.POSITIVE_INFINITY };
  for (let phase = 0; phase < pitch; phase += 0.5) {
    let ink = 0;
    let edges = 0;
    for (let x = STRIP.margin + phase; x < to; x += pitch) {
      if (x < from) continue;
      ink += inkIn(sum, x - half, x + half);
      edges += 1;
    }
    const share = ink / Math.max(1, edges) / usual;
    if (share < best.ink) best = { phase, ink: share };
  }
  return best;
}

/** The left edge of the first cell on each line. The lines begin under each other, so one number of cells goes for all. */
function firstCells(sums: Float64Array[], columns: number, pitch: number, phases: number[]): number[] {
  const anchor = phases[0] ?? 0;
  const edges = phases.map((phase) => STRIP.margin + phase + Math.round((anchor - phase) / pitch) * pitch);
  const filled = (start: number, sum: Float64Array, usual: number) => {
    let cells = 0;
    for (let column = 0; column < columns; column += 1) {
      const x = start + column * pitch;
      cells += Math.min(1, inkIn(sum, x + pitch * 0.1, x + pitch * 0.9) / usual);
    }
    return cells;
  };
  const usual = sums.map((sum) => Math.max(1, inkIn(sum, STRIP.margin, sum.length - 1 - STRIP.margin) * 0.5));
  let best = { start: 0, cells: -1 };
  for (let start = -3; start <= 3; start += 1) {
    const cells = sums.reduce(
      (total, sum, index) => total + filled((edges[index] ?? 0) + start * pitch, sum, usual[index] ?? 1),
      0,
    );
    if (cells > best.cells + 0.001) best = { start, cells };
  }
  return edges.map((edge) => edge + best.start * pitch);
}
