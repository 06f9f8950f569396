/** An 8-bit grey picture, one byte a pixel, row after row. Measured at about 1,000 px on the long side. */
export type GreyPicture = { width: number; height: number; data: Uint8Array };
export type Legibility = "legible" | "dark" | "blank" | "blurred";

const TILE = 32;
/** How far apart the points of the second derivative lie, in pixels. */
const REACH = 2;
/** Two rounds of 3 x 3 sums leave values this many times a grey level. */
const SCALE = 81;
const DARK_P95 = 60;
/** Between the darkest and the lightest point of a tile that holds something. */
const BUSY_RANGE = 24 * SCALE;
const BUSY_TILES_MIN = 2;
const NOISE_FACTOR = 4;
const NOISE_MAX = 20 * SCALE;
/** Second derivative over range: 1 and more for sharp print, 0.3 where print blurs (sigma of 3 px), 0.1 where titles do (5 px). */
const SHARPNESS_MIN = 0.12;

/**
 * Says whether a page can be read at all. Everything is measured tile by tile, so that white paper around little text counts
 * neither as blank nor as blurred, and thresholds are low: a doubtful photo is for a person to judge.
 */
export function judgeLegibility(picture: GreyPicture): Legibility {
  if (percentile(picture.data, 0.95) < DARK_P95) return "dark";
  const { tiles, noise } = measure(picture);
  if (tiles.length < BUSY_TILES_MIN) return "blank";
  return sharpness(tiles, noise) < SHARPNESS_MIN ? "blurred" : "legible";
}

type Tile = { range: number; edge: number };

/** The tiles that hold something, and how strong an edge noise alone would feign. */
function measure({ width, height, data }: GreyPicture): { tiles: Tile[]; noise: number } {
  const smooth = sums(sums(Uint16Array.from(data), width, height), width, height);
  const samples: number[] = [];
  const tiles: Tile[] = [];
  const margin = REACH + 2;
  for (let top = margin; top + TILE <= height - margin; top += TILE) {
    for (let left = margin; left + TILE <= width - margin; left += TILE) {
      const tile = measureTile(smooth, width, left, top);
      samples.push(secondDerivative(smooth, (top + 7) * width + left + 7, width));
      samples.push(secondDerivative(smooth, (top + 23) * width + left + 19, width));
      if (tile.range >= BUSY_RANGE) tiles.push(tile);
    }
  }
  samples.sort((a, b) => a - b);
  const typical = (samples[samples.length >> 1] ?? 0) / 0.67;
  return { tiles, noise: Math.min(NOISE_MAX, typical * NOISE_FACTOR) };
}

/** The strongest edges decide: faint ones are mostly shadow. */
function sharpness(tiles: Tile[], noise: number): number {
  const strongest = [...tiles].sort((a, b) => b.range - a.range).slice(0, Math.max(BUSY_TILES_MIN, tiles.length / 3));
  const ratios = strongest.map((tile) => Math.max(0, tile.edge - noise) / tile.range).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length * 0.8)] ?? 0;
}

function percentile(data: Uint8Array, share: number): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= data.length * share) return value;
  }
  return 255;
}

/** Sums over 3 x 3: takes the edge off sensor noise, which would otherwise look like sharpness. */
function sums(data: Uint16Array, width: number, height: number): Uint16Array {
  const out = new Uint16Array(data.length);
  for (let y = 1; y < height - 1; y += 1) {
    for (let i = y * width + 1, end = i + width - 2; i < end; i += 1) {
      out[i] = row(data, i - width) + row(data, i) + row(data, i + width);
    }
  }
  return out;
}

function row(data: Uint16Array, i: number): number {
  return (data[i - 1] ?? 0) + (data[i] ?? 0) + (data[i + 1] ?? 0);
}

function measureTile(data: Uint16Array, width: number, left: number, top: number): Tile {
  let low = 65_535;
  let high = 0;
  let edge = 0;
  for (let y = top; y < top + TILE; y += 1) {
    for (let i = y * width + left, end = i + TILE; i < end; i += 1) {
      const value = data[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
      const derivative = secondDerivative(data, i, width);
      if (derivative > edge) edge = derivative;
    }
  }
  return { range: high - low, edge };
}

function secondDerivative(data: Uint16Array, i: number, width: number): number {
  const across = (data[i - REACH] ?? 0) + (data[i + REACH] ?? 0);
  const down = (data[i - REACH * width] ?? 0) + (data[i + REACH * width] ?? 0);
  return Math.abs(4 * (data[i] ?? 0) - across - down);
}
