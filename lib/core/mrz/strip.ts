import { darkness } from "./grey";
import type { TextLine } from "./locate";
import { TEMPLATE } from "./templates";
import type { Grey } from "./types";

/** Free paper kept at both ends, and the rows of a strip; its text runs along the middle row. */
export const STRIP = { margin: 48, height: 44 } as const;

/** One line of text laid flat, its capitals TEMPLATE.cap high. `ink` is high where the page is dark. */
export type Strip = { line: TextLine; cap: number; ink: Float32Array; dark: Uint8Array; width: number };

/** Lays a line flat, four samples a pixel. `cap`: the height of its capitals in pixels of the page. */
export function layFlat(page: Grey, line: TextLine, cap: number): Strip {
  const scale = cap / TEMPLATE.cap;
  const length = Math.hypot(line.x1 - line.x0, line.y1 - line.y0);
  const [ux, uy] = [(line.x1 - line.x0) / length, (line.y1 - line.y0) / length];
  const width = Math.ceil(length / scale) + 2 * STRIP.margin;
  const grey = new Uint8Array(width * STRIP.height);
  const ink = new Float32Array(width * STRIP.height);
  for (let row = 0; row < STRIP.height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      let sum = 0;
      for (let quarter = 0; quarter < 4; quarter += 1) {
        const along = (column - STRIP.margin + 0.25 + 0.5 * (quarter & 1)) * scale;
        const down = (row - STRIP.height / 2 + 0.25 + 0.25 * (quarter & 2)) * scale;
        sum += sample(page, line.x0 + along * ux - down * uy, line.y0 + along * uy + down * ux);
      }
      grey[row * width + column] = sum / 4;
      ink[row * width + column] = 255 - sum / 4;
    }
  }
  let soft: Float32Array = ink;
  for (const step of [1, width, 1, width]) soft = softened(soft, step);
  return {
    line,
    cap,
    ink: onPaper(soft, width),
    dark: darkness({ data: grey, width, height: STRIP.height }, TEMPLATE.cap),
    width,
  };
}

/** A little blur over three pixels each way: thin strokes then still meet where two fonts draw them a hair apart. */
function softened(ink: Float32Array, step: number): Float32Array {
  const soft = ink.slice();
  for (let at = step; at < ink.length - step; at += 1) {
    soft[at] = ((ink[at - step] as number) + 2 * (ink[at] as number) + (ink[at + step] as number)) / 4;
  }
  return soft;
}

/** Ink as a share of the paper under it: dark strokes are filled from around them, so the edge of a shadow is paper and no ink. */
function onPaper(ink: Float32Array, width: number): Float32Array {
  // Of ink the least in a square of 15 pixels, then of that the most: what is narrower than the square is gone.
  const least = spread(spread(ink, 1, -1), width, -1);
  const paper = spread(spread(least, 1, 1), width, 1);
  return ink.map((value, at) => 255 * Math.max(0, 1 - (255 - value) / Math.max(16, 255 - (paper[at] as number))));
}

// Put together these shifts reach over 15 pixels.
const SHIFTS = [1, 2, 4, 7];

/** The largest (`sign` 1) or least (-1) value within seven steps each way. */
function spread(values: Float32Array, step: number, sign: 1 | -1): Float32Array {
  let from = values;
  for (const shift of SHIFTS) {
    const to = from.slice();
    for (let at = 0; at < to.length - shift * step; at += 1) {
      const other = from[at + shift * step] as number;
      if ((other - (to[at] as number)) * sign > 0) to[at] = other;
    }
    from = to;
  }
  const centred = values.slice();
  centred.set(from.subarray(0, values.length - 7 * step), 7 * step);
  return centred;
}

// Four samples a pixel of every strip: no arrays here, they would be garbage by the million.
function sample({ data, width, height }: Grey, x: number, y: number): number {
  const fx = Math.max(0, Math.min(width - 1.001, x - 0.5));
  const fy = Math.max(0, Math.min(height - 1.001, y - 0.5));
  const ix = Math.floor(fx);
  const iy = Math.floor(fy);
  const ax = fx - ix;
  const at = iy * width + ix;
  const upper = (data[at] as number) * (1 - ax) + (data[at + 1] as number) * ax;
  const lower = (data[at + width] as number) * (1 - ax) + (data[at + width + 1] as number) * ax;
  return upper + (lower - upper) * (fy - iy);
}

/** A point of a strip on the page. */
function onPage({ line, cap }: Strip, column: number, row: number): { x: number; y: number } {
  const scale = cap / TEMPLATE.cap;
  const length = Math.hypot(line.x1 - line.x0, line.y1 - line.y0);
  const [ux, uy] = [(line.x1 - line.x0) / length, (line.y1 - line.y0) / length];
  const along = (column - STRIP.margin) * scale;
  const down = (row - STRIP.height / 2) * scale;
  return { x: line.x0 + along * ux - down * uy, y: line.y0 + along * uy + down * ux };
}

/** The line moved so that a straight course through the strip (its rows at the first and last column) becomes its middle. */
export function along(strip: Strip, firstRow: number, lastRow: number): TextLine {
  const start = onPage(strip, STRIP.margin, firstRow);
  const end = onPage(strip, strip.width - STRIP.margin, lastRow);
  return { x0: start.x, y0: start.y, x1: end.x, y1: end.y, height: strip.line.height };
}

const PARTS = 6;
const INK = 30;

/** Where the middle of the text runs and how high it is, from the rows of ink in six parts of the strip. */
export function course(strip: Strip): { line: TextLine; height: number } {
  const { dark, width } = strip;
  const span = (width - 2 * STRIP.margin) / PARTS;
  const spots: { at: number; middle: number; height: number }[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const from = Math.round(STRIP.margin + part * span);
    const rows = Array.from({ length: STRIP.height }, (_, row) => {
      let hits = 0;
      for (let x = from; x < from + span; x += 1) if ((dark[row * width + x] as number) > INK) hits += 1;
      return hits;
    });
    const text = extent(rows);
    if (text) spots.push({ at: from + span / 2, ...text });
  }
  if (spots.length < 3) return { line: strip.line, height: TEMPLATE.cap };
  const { slope, at } = straight(spots.map((spot) => [spot.at, spot.middle] as const));
  return {
    line: along(strip, at(STRIP.margin), at(strip.width - STRIP.margin)),
    height: Math.abs(slope) > 0.2 ? TEMPLATE.cap : Math.max(...spots.map((spot) => spot.height)),
  };
}

/** The stretch of rows around the middle that holds the text. */
function extent(rows: number[]): { middle: number; height: number } | null {
  const most = Math.max(...rows.slice(STRIP.height / 4, (STRIP.height * 3) / 4));
  if (most === 0) return null;
  const heart = rows.indexOf(most, STRIP.height / 4);
  let [top, bottom] = [heart, heart];
  const isText = (row: number) => (rows[row] ?? 0) > most * 0.18;
  while (isText(top - 1) || isText(top - 2)) top -= 1;
  while (isText(bottom + 1) || isText(bottom + 2)) bottom += 1;
  return { middle: (top + bottom + 1) / 2, height: bottom - top + 1 };
}

/** A straight line through points by Theil and Sen: a few bad points do not turn it. */
export function straight(points: readonly (readonly [number, number])[]): { slope: number; at: (x: number) => number } {
  const slopes = points.flatMap(([x1, y1], index) =>
    points.slice(index + 1).flatMap(([x2, y2]) => (x2 === x1 ? [] : [(y2 - y1) / (x2 - x1)])),
  );
  const slope = median(slopes);
  const start = median(points.map(([x, y]) => y - slope * x));
  return { slope, at: (x) => start + slope * x };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
