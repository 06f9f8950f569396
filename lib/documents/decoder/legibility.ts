/** An 8-bit grey picture, one byte a pixel, row after row. Measured at about 1,000 px on the long side. */
export type GreyPicture = { width: number; height: number; data: Uint8Array };
export type Legibility = "legible" | "dark" | "blank" | "blurred";

const TILE = 32;
const DARK_P95 = 60;
/** Grey levels between the darkest and the lightest point of a tile for it to hold something. */
const BUSY_RANGE = 28;
const BUSY_TILES_MIN = 2;
/** Second derivative over range: about 0.3 at a hard edge, 0.02 at one smeared over a dozen pixels. */
const SHARPNESS_MIN = 0.032;

/**
 * Says whether a page can be read at all. Everything is measured tile by tile, so that white paper around little text counts
 * neither as blank nor as blurred, and thresholds are low: a doubtful photo is for a person to judge.
 */
export function judgeLegibility(picture: GreyPicture): Legibility {
  if (percentile(histogram(picture.data), 0.95) < DARK_P95) return "dark";
  const tiles = measureTiles(smooth(picture));
  const busy = tiles.filter((tile) => tile.range >= BUSY_RANGE).sort((a, b) => b.range - a.range);
  if (busy.length < BUSY_TILES_MIN) return "blank";
  // The strongest edges decide: faint ones are mostly noise and shadow.
  const strongest = busy.slice(0, Math.max(BUSY_TILES_MIN, Math.ceil(busy.length / 3)));
  return sharpness(strongest) < SHARPNESS_MIN ? "blurred" : "legible";
}

/** For tests and tuning: the figure that decides between legible and blurred. */
export function sharpnessOf(picture: GreyPicture): number {
  return sharpness(measureTiles(smooth(picture)).filter((tile) => tile.range >= BUSY_RANGE));
}

type Tile = { range: number; edge: number };

function sharpness(tiles: Tile[]): number {
  const ratios = tiles.map((tile) => tile.edge / tile.range).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length * 0.8)] ?? 0;
}

function histogram(data: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function percentile(counts: Uint32Array, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let value = 0; value < 256; value += 1) {
    seen += counts[value] ?? 0;
    if (seen >= total * share) return value;
  }
  return 255;
}

/** A 3 x 3 mean: takes the edge off sensor noise, which would otherwise look like sharpness. */
function smooth({ width, height, data }: GreyPicture): GreyPicture {
  const out = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      let sum = 0;
      for (let row = at(x - 1, y - 1, width), last = row + 2 * width; row <= last; row += width) {
        sum += (data[row] ?? 0) + (data[row + 1] ?? 0) + (data[row + 2] ?? 0);
      }
      out[at(x, y, width)] = sum / 9;
    }
  }
  return { width, height, data: out };
}

function measureTiles({ width, height, data }: GreyPicture): Tile[] {
  const tiles: Tile[] = [];
  for (let top = 2; top + TILE <= height - 2; top += TILE) {
    for (let left = 2; left + TILE <= width - 2; left += TILE) tiles.push(measureTile(data, width, left, top));
  }
  return tiles;
}

function measureTile(data: Uint8Array, width: number, left: number, top: number): Tile {
  let low = 255;
  let high = 0;
  let edge = 0;
  for (let y = top; y < top + TILE; y += 1) {
    for (let x = left; x < left + TILE; x += 1) {
      const i = at(x, y, width);
      const value = data[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
      const laplacian = Math.abs(
        4 * value - (data[i - 1] ?? 0) - (data[i + 1] ?? 0) - (data[i - width] ?? 0) - (data[i + width] ?? 0),
      );
      if (laplacian > edge) edge = laplacian;
    }
  }
  return { range: high - low, edge };
}

function at(x: number, y: number, width: number): number {
  return y * width + x;
}
