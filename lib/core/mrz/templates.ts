import { ROUNDED } from "./shapes-rounded";
import { SLAB } from "./shapes-slab";
import { ALPHABET, type Shapes } from "./types";

/** Pixels of a template; a capital is CAP high, its middle at the template's middle. */
export const TEMPLATE = { width: 18, height: 24, cap: 16 } as const;
const PIXELS = TEMPLATE.width * TEMPLATE.height;
const FINER = 2;

/** Stroke width and blur in hundredths of a capital's height. */
export type Print = { family: Family; weight: number; blur: number };
export const FAMILIES = ["rounded", "slab"] as const;
export type Family = (typeof FAMILIES)[number];
const SHAPES: Readonly<Record<Family, Shapes>> = { rounded: ROUNDED, slab: SLAB };

/** One template a character, each with mean 0 and length 1. */
export type TemplateSet = { print: Print; templates: Float32Array[] };

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];
const CURVE_STEPS = 8;

function segmentsOf(path: string): Segment[] {
  const segments: Segment[] = [];
  let [x, y] = [0, 0];
  for (const [, command, rest = ""] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const numbers = rest.trim().split(/\s+/).map(Number);
    const at = (index: number) => numbers[index] ?? 0;
    const [endX, endY] = [at(numbers.length - 2), at(numbers.length - 1)];
    if (command === "L") segments.push([x, y, endX, endY]);
    if (command === "C") {
      const [startX, startY] = [x, y];
      let from = [startX, startY] as const;
      for (let step = 1; step <= CURVE_STEPS; step += 1) {
        const t = step / CURVE_STEPS;
        const along = (a: number, b: number, c: number, d: number) =>
          (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
        const to = [along(startX, at(0), at(2), endX), along(startY, at(1), at(3), endY)] as const;
        segments.push([...from, ...to]);
        from = to;
      }
    }
    [x, y] = [endX, endY];
  }
  return segments;
}

function distance(px: number, py: number, [x1, y1, x2, y2]: Segment): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - x1) * dx + (py - y1) * dy) / length));
  return Math.hypot(px - x1 - t * dx, py - y1 - t * dy);
}

const distances = new Map<string, Float32Array>();

/** How far each fine pixel lies from the strokes of a character, in hundredths of a capital. */
function distanceMap(family: Family, character: string): Float32Array {
  const key = `${family}${character}`;
  let map = distances.get(key);
  if (map) return map;
  const segments = segmentsOf(SHAPES[family][character] ?? "");
  const [width, height] = [TEMPLATE.width * FINER, TEMPLATE.height * FINER];
  const unit = 100 / (TEMPLATE.cap * FINER);
  map = new Float32Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5 - width / 2) * unit;
      const y = 50 + (row + 0.5 - height / 2) * unit;
      let nearest = Number.POSITIVE_INFINITY;
      for (const segment of segments) nearest = Math.min(nearest, distance(x, y, segment));
      map[row * width + column] = nearest;
    }
  }
  distances.set(key, map);
  return map;
}

function blurred(ink: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const reach = Math.max(1, Math.ceil(sigma * 2.5));
  const kernel = Array.from({ length: reach * 2 + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = kernel.reduce((sum, value) => sum + value, 0);
  const pass = (from: Float32Array, dx: number, dy: number) => {
    const to = new Float32Array(from.length);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        let sum = 0;
        for (let k = -reach; k <= reach; k += 1) {
          const [sx, sy] = [x + k * dx, y + k * dy];
          if (sx >= 0 && sx < width && sy >= 0 && sy < height)
            sum += (from[sy * width + sx] ?? 0) * (kernel[k + reach] ?? 0);
        }
        to[y * width + x] = sum / total;
      }
    }
    return to;
  };
  return pass(pass(ink, 1, 0), 0, 1);
}

function draw(character: string, { family, weight, blur }: Print): Float32Array {
  const map = distanceMap(family, character);
  const [width, height] = [TEMPLATE.width * FINER, TEMPLATE.height * FINER];
  const edge = 100 / (TEMPLATE.cap * FINER);
  const ink = map.map((value) => Math.max(0, Math.min(1, (weight / 2 - value) / edge + 0.5)));
  const soft = blurred(ink, width, height, (blur / 100) * TEMPLATE.cap * FINER);
  const small = new Float32Array(PIXELS);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = Math.floor(y / FINER) * TEMPLATE.width + Math.floor(x / FINER);
      small[at] = (small[at] ?? 0) + (soft[y * width + x] ?? 0);
    }
  }
  return normalised(small);
}

function normalised(values: Float32Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0)) || 1;
  return centred.map((value) => value / length);
}

function shifted(values: Float32Array, dx: number, dy: number): Float32Array {
  const { width, height } = TEMPLATE;
  const moved = new Float32Array(PIXELS);
  const paper = Math.min(...values);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [sx, sy] = [x - dx, y - dy];
      const isInside = sx >= 0 && sx < width && sy >= 0 && sy < height;
      moved[y * width + x] = isInside ? (values[sy * width + sx] ?? paper) : paper;
    }
  }
  return normalised(moved);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < PIXELS; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

const SHIFTS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
const sets = new Map<string, TemplateSet>();

/** Drawn once for each print that was met, then kept. */
export function templateSet(print: Print): TemplateSet {
  const key = `${print.family}/${print.weight}/${print.blur}`;
  let set = sets.get(key);
  if (!set) {
    set = { print, templates: [...ALPHABET].map((character) => draw(character, print)) };
    sets.set(key, set);
  }
  return set;
}

const likenesses = new WeakMap<TemplateSet, Float64Array>();

/** How alike two characters are in this print: their largest correlation over small shifts, at `a * 37 + b`. */
export function likeness(set: TemplateSet): Float64Array {
  const known = likenesses.get(set);
  if (known) return known;
  const { templates } = set;
  const count = templates.length;
  const alike = new Float64Array(count * count);
  templates.forEach((one, a) => {
    const moved = SHIFTS.map(([dx, dy]) => shifted(one, dx, dy));
    templates.forEach((other, b) => {
      const most = Math.max(...moved.map((version) => dot(version, other)));
      alike[a * count + b] = Math.max(alike[a * count + b] ?? 0, most);
      alike[b * count + a] = Math.max(alike[b * count + a] ?? 0, most);
    });
  });
  likenesses.set(set, alike);
  return alike;
}
