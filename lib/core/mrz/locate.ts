import { darkness, workingCopy } from "./grey";
import type { Grey } from "./types";

/** A line of text on the page: its middle at `x0` and `x1`, and the height of its characters, in pixels of the page. */
export type TextLine = { x0: number; y0: number; x1: number; y1: number; height: number };
/** Two or three lines under each other, of one length and at one distance. */
export type Zone = { lines: TextLine[] };

const DEGREES = 10;
const BLOCK = 16;
const PAPER_RADIUS = 14;
/** Ink must be this much darker than its paper (of 255); the second for paper that is printed all over. */
const CONTRASTS = [34, 70];
const WINDOW = 26;
const MIN_INK = 0.07;
const MAX_GAP = 14;

type Run = { x0: number; x1: number; row: number };
type Band = { top: number; bottom: number; x0: number; x1: number };

/** Where a machine-readable zone may be, the likeliest first; nothing on a page without lines of such a length. */
export function locateZones(page: Grey): Zone[] {
  const { grey, factor } = workingCopy(page);
  const dark = darkness(grey, PAPER_RADIUS);
  const zones: Zone[] = [];
  for (const contrast of CONTRASTS) {
    const slope = findSlope(dark, grey.width, grey.height, contrast);
    const bands = findBands(dark, grey.width, grey.height, contrast, slope);
    for (const group of groupBands(bands)) {
      // The lines of a zone are of one length: what one of them lost at an end the others have.
      const [x0, x1] = [Math.min(...group.map((band) => band.x0)), Math.max(...group.map((band) => band.x1))];
      zones.push({ lines: group.map((band) => toLine({ ...band, x0, x1 }, slope, factor)) });
    }
    if (zones.length > 0) break;
  }
  return zones.slice(0, 4);
}

function toLine({ top, bottom, x0, x1 }: Band, slope: number, factor: number): TextLine {
  const middle = (top + bottom) / 2;
  return {
    x0: x0 * factor,
    y0: (middle + x0 * slope) * factor,
    x1: x1 * factor,
    y1: (middle + x1 * slope) * factor,
    height: (bottom - top + 1) * factor,
  };
}

/** The slope at which rows of ink stand out most from the rows between them. */
function findSlope(dark: Uint8Array, width: number, height: number, contrast: number): number {
  const blocks = Math.ceil(width / BLOCK);
  const ink = new Uint16Array(blocks * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((dark[y * width + x] as number) > contrast) {
        const at = y * blocks + Math.floor(x / BLOCK);
        ink[at] = (ink[at] as number) + 1;
      }
    }
  }
  const margin = Math.ceil(width * Math.tan((DEGREES * Math.PI) / 180));
  const profile = new Float64Array(height + 2 * margin);
  const sharpness = (slope: number) => {
    profile.fill(0);
    for (let block = 0; block < blocks; block += 1) {
      const shift = margin - Math.round((block + 0.5) * BLOCK * slope);
      for (let y = 0; y < height; y += 1)
        profile[y + shift] = (profile[y + shift] as number) + (ink[y * blocks + block] as number);
    }
    let sum = 0;
    for (let y = 1; y < profile.length; y += 1) sum += ((profile[y] as number) - (profile[y - 1] as number)) ** 2;
    return sum;
  };
  const best = (slopes: number[]) => slopes.reduce((a, b) => (sharpness(b) > sharpness(a) ? b : a));
  const tan = (degrees: number) => Math.tan((degrees * Math.PI) / 180);
  const coarse = best(steps(-DEGREES + 1, DEGREES - 1, 0.5).map(tan));
  return best(steps(-0.4, 0.4, 0.1).map((degrees) => coarse + tan(degrees)));
}

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.round((to - from) / by) + 1 }, (_, index) => from + index * by);
}

/** Rows (along the slope) that have ink all the way over a long stretch, gathered into bands. */
function findBands(dark: Uint8Array, width: number, height: number, contrast: number, slope: number): Band[] {
  const lift = Math.ceil(width * Math.abs(slope));
  const minLength = Math.max(180, width * 0.22);
  const half = WINDOW / 2;
  const counts = new Uint16Array(width + 1);
  const stretches: Run[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let row = -lift; row < height + lift; row += 1) {
    for (let x = 0; x < width; x += 1) {
      const y = row + Math.round(x * slope);
      let hits = 0;
      for (let dy = -1; dy <= 1; dy += 1) {
        const at = y + dy;
        if (at >= 0 && at < height && (dark[at * width + x] as number) > contrast) hits += 1;
      }
      counts[x + 1] = (counts[x] as number) + hits;
    }
    const run = longestRun(counts, width, half);
    if (!run || run.x1 - run.x0 < minLength) continue;
    if (row - last > 1) stretches.push([]);
    stretches.at(-1)?.push({ ...run, row });
    last = row;
  }
  return stretches.map(toBand);
}

/** The rows of one line of text: the long ones say where it ends, those at least half as long how high it is. */
function toBand(runs: Run[]): Band {
  const longest = Math.max(...runs.map((run) => run.x1 - run.x0));
  const atLeast = (share: number) => runs.filter((run) => run.x1 - run.x0 >= longest * share);
  const [long, text] = [atLeast(0.85), atLeast(0.5)];
  return {
    top: text[0]?.row ?? 0,
    bottom: text.at(-1)?.row ?? 0,
    x0: middleOf(long.map((run) => run.x0)),
    x1: middleOf(long.map((run) => run.x1)),
  };
}

function middleOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The longest stretch whose surroundings hold enough ink everywhere, small gaps forgiven. */
function longestRun(counts: Uint16Array, width: number, half: number): { x0: number; x1: number } | null {
  let best: { x0: number; x1: number } | null = null;
  let start = -1;
  let last = -1;
  for (let x = half; x < width - half; x += 2) {
    const ink = ((counts[x + half] as number) - (counts[x - half] as number)) / (WINDOW * 3);
    if (ink < MIN_INK) continue;
    if (start < 0 || x - last > MAX_GAP) start = x;
    last = x;
    if (!best || last - start > best.x1 - best.x0) best = { x0: start, x1: last };
  }
  return best;
}

/** Bands of like length and height, under each other at one distance. */
function groupBands(bands: Band[]): Band[][] {
  const lines = bands.filter((band) => {
    const height = band.bottom - band.top + 1;
    return height >= 4 && height <= 60 && (band.x1 - band.x0) / height > 11;
  });
  const groups: Band[][] = [];
  lines.forEach((first, index) => {
    for (const second of lines.slice(index + 1, index + 4)) {
      if (!belongs(first, second)) continue;
      const third = lines.find((band) => belongs(second, band) && isEven(first, second, band));
      if (third) groups.push([first, second, third]);
      groups.push([first, second]);
    }
  });
  // The longest lines, and three before two of them.
  const weight = (group: Band[]) => group.reduce((sum, band) => sum + band.x1 - band.x0, 0);
  return groups.sort((a, b) => weight(b) - weight(a));
}

function belongs(upper: Band, lower: Band): boolean {
  const length = upper.x1 - upper.x0;
  const distance = (lower.top + lower.bottom - upper.top - upper.bottom) / 2;
  const slack = Math.max(14, length * 0.09);
  const heights = [upper.bottom - upper.top + 1, lower.bottom - lower.top + 1];
  return (
    Math.max(...heights) < Math.min(...heights) * 2 &&
    distance > length / 36 &&
    distance < length / 9 &&
    Math.abs(upper.x0 - lower.x0) < slack &&
    Math.abs(upper.x1 - lower.x1) < slack
  );
}

function isEven(first: Band, second: Band, third: Band): boolean {
  const middle = (band: Band) => (band.top + band.bottom) / 2;
  const one = middle(second) - middle(first);
  return Math.abs(middle(third) - middle(second) - one) < one * 0.25;
}
