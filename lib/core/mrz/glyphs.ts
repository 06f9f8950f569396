import type { Strip } from "./strip";
import { STRIP } from "./strip";
import { FAMILIES, likeness, type Print, TEMPLATE, type TemplateSet, templateSet } from "./templates";
import { ALPHABET, type Glyph } from "./types";

/** A cell in a strip: the middle of its character. */
export type Cell = { strip: Strip; x: number; y: number };
/** What was found in a cell: the best character, and where it sat off the middle. */
export type Match = Glyph & { best: number; dx: number; dy: number };

const COUNT = ALPHABET.length;
const { width: W, height: H } = TEMPLATE;
const PIXELS = W * H;

/** The middle first, so that of two equal shifts the smaller wins. */
const near = (reach: number, step: number) =>
  Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach)
    .flatMap((dy, _, all) => all.map((dx) => ({ dx: dx * step, dy: dy * step })))
    .sort((a, b) => Math.hypot(a.dx, a.dy) - Math.hypot(b.dx, b.dy));
const NEXT = near(1, 1);
const WIDE = near(1, 2);
const EVERY = Array.from({ length: COUNT }, (_, index) => index);
const LEADERS = 3;

type Compared = { fit: Float64Array; dx: Int8Array; dy: Int8Array };

/** Compares one cell with every character, each at the shift of up to one pixel where it fits best. */
export function matchCell(cell: Cell, set: TemplateSet): Match {
  const compared = begin();
  for (const { dx, dy } of NEXT) compare(cell, set, dx, dy, EVERY, compared);
  return outcome(cell, compared);
}

/** The likeliest character and where it sits, up to three pixels off. The other characters' fits are rough. */
export function findCell(cell: Cell, set: TemplateSet): Match {
  const compared = begin();
  for (const { dx, dy } of WIDE) compare(cell, set, dx, dy, EVERY, compared);
  const leaders = [...EVERY]
    .sort((a, b) => (compared.fit[b] as number) - (compared.fit[a] as number))
    .slice(0, LEADERS);
  for (const index of leaders) {
    const [x, y] = [compared.dx[index] as number, compared.dy[index] as number];
    for (const { dx, dy } of NEXT) compare(cell, set, x + dx, y + dy, [index], compared);
  }
  return outcome(cell, compared);
}

function begin(): Compared {
  return { fit: new Float64Array(COUNT), dx: new Int8Array(COUNT), dy: new Int8Array(COUNT) };
}

function outcome({ x, y }: Cell, { fit, dx, dy }: Compared): Match {
  let best = COUNT - 1;
  for (let index = 0; index < COUNT; index += 1) if ((fit[index] as number) > (fit[best] as number)) best = index;
  // The window starts at a whole pixel, which may lie beside the cell's own middle.
  const restX = Math.round(x - W / 2) + W / 2 - x;
  const restY = Math.round(y - H / 2) + H / 2 - y;
  return { fit, best, dx: (dx[best] as number) + restX, dy: (dy[best] as number) + restY };
}

const window = new Float32Array(PIXELS);

function compare(
  { strip, x, y }: Cell,
  set: TemplateSet,
  dx: number,
  dy: number,
  characters: number[],
  found: Compared,
) {
  const energy = cutOut(strip, Math.round(x - W / 2) + dx, Math.round(y - H / 2) + dy);
  if (energy < MIN_ENERGY) return;
  for (const index of characters) {
    const template = set.templates[index] as Float32Array;
    let dot = 0;
    for (let at = 0; at < PIXELS; at += 1) dot += (template[at] as number) * (window[at] as number);
    if (dot <= 0) continue;
    const share = (dot * dot) / energy;
    if (share > (found.fit[index] as number)) {
      found.fit[index] = share;
      found.dx[index] = dx;
      found.dy[index] = dy;
    }
  }
}

// A cell of plain paper has no character in it, however well its noise fits one.
const MIN_ENERGY = PIXELS * 9;

/** Fills the window with its part of the strip, the mean taken away; gives the sum of squares. */
function cutOut({ ink, width }: Strip, left: number, top: number): number {
  let sum = 0;
  for (let row = 0; row < H; row += 1) {
    const y = Math.max(0, Math.min(STRIP.height - 1, top + row));
    for (let column = 0; column < W; column += 1) {
      const x = Math.max(0, Math.min(width - 1, left + column));
      const value = ink[y * width + x] as number;
      window[row * W + column] = value;
      sum += value;
    }
  }
  const mean = sum / PIXELS;
  let energy = 0;
  for (let at = 0; at < PIXELS; at += 1) {
    const value = (window[at] as number) - mean;
    window[at] = value;
    energy += value * value;
  }
  return energy;
}

const WEIGHTS = [4, 6, 9, 12, 15, 19];
const BLURS = [6, 8, 10, 13, 17, 22];
const USUAL = { weight: 10, blur: 8 };

/** Cells that show as many different characters as can be had: a zone is half fillers, and they tell little. */
export function telling(cells: Cell[], count: number): Cell[] {
  const sets = FAMILIES.map((family) => templateSet({ family, ...USUAL }));
  const seen = new Map<number, Cell[]>();
  for (const cell of cells) {
    const { best } = sets.map((set) => quickMatch(cell, set)).reduce((a, b) => (b.share > a.share ? b : a));
    seen.set(best, [...(seen.get(best) ?? []), cell]);
  }
  const kinds = [...seen.values()];
  const rounds = Math.max(...kinds.map((kind) => kind.length));
  return Array.from({ length: rounds }, (_, round) => kinds.flatMap((kind) => kind.slice(round, round + 1)))
    .flat()
    .slice(0, count);
}

function quickMatch(cell: Cell, set: TemplateSet): { best: number; share: number } {
  const compared = begin();
  compare(cell, set, 0, 0, EVERY, compared);
  const { fit, best } = outcome(cell, compared);
  return { best, share: fit[best] as number };
}

/** The family that these cells look like most, in a usual print. */
export function chooseFamily(cells: Cell[]): Judged {
  return FAMILIES.map((family) => judge(cells, { family, ...USUAL })).reduce(better);
}

/** The blur and weight of that family which these cells look like most. */
export function choosePrint(cells: Cell[], { set, fit }: Judged): Judged {
  const { family } = set.print;
  const soft = BLURS.map((blur) => judge(cells, { family, ...USUAL, blur })).reduce(better, { set, fit });
  const { blur } = soft.set.print;
  return WEIGHTS.map((weight) => judge(cells, { family, weight, blur })).reduce(better, soft);
}

export type Judged = { set: TemplateSet; fit: number };
const better = (a: Judged, b: Judged) => (b.fit > a.fit ? b : a);

function judge(cells: Cell[], print: Print): Judged {
  const set = templateSet(print);
  return { set, fit: meanFit(cells, set) };
}

/** How well the best characters of these cells fit on the whole. */
function meanFit(cells: Cell[], set: TemplateSet): number {
  return cells.reduce((sum, cell) => sum + bestFit(cell, set), 0) / cells.length;
}

function bestFit(cell: Cell, set: TemplateSet): number {
  const { fit, best } = matchCell(cell, set);
  return fit[best] as number;
}

/**
 * How surely the first character stands in the cell and not the second: 1 when the cell looks exactly like the first, 0 when it
 * stands half way between them, negative when it looks more like the second.
 */
export function margin({ fit }: Glyph, set: TemplateSet, first: number, second: number): number {
  const alike = likeness(set)[first * COUNT + second] as number;
  return ((fit[first] as number) - (fit[second] as number)) / Math.max(0.02, 1 - alike * alike);
}
