import { type Cell, chooseFamily, choosePrint, findCell, type Match, matchCell, telling } from "./glyphs";
import { fitGrid, type Grid } from "./grid";
import type { Zone } from "./locate";
import { along, course, layFlat, STRIP, type Strip, straight } from "./strip";
import { TEMPLATE, type TemplateSet } from "./templates";
import { type Grey, LAYOUT, type MrzFormat } from "./types";

/** Every cell of a zone compared with every character, and how well the worst of the lines fits on the whole (0 to 1). */
export type Recognised = { format: MrzFormat; cells: Match[][]; set: TemplateSet; fit: number };

const SAMPLE = 18;
const SIZES = [0.8, 0.86, 0.93, 1, 1.07, 1.15];

/** Reads a zone as if it had this format; null when it cannot have it. */
export function recognise(page: Grey, zone: Zone, format: MrzFormat): Recognised | null {
  const { columns, lines } = LAYOUT[format];
  if (zone.lines.length !== lines) return null;
  const upright = layUpright(page, zone);
  const grid = fitGrid(upright, columns);
  if (grid.quality > 0.86 || grid.pitch < TEMPLATE.cap * 0.8 || grid.pitch > TEMPLATE.cap * 1.7) return null;
  const { strips, pitches, set, fit } = chooseSize(page, upright, grid);
  // Looked at in vain: no characters of ours.
  if (fit < 0.4) return { format, cells: [], set, fit };
  const rough = strips.map((strip, index) =>
    centres(strip, pitches, grid, index).map((cell) => ({ ...findCell(cell, set), cell })),
  );
  const fine = rough.map((matches, index) => refined(page, strips[index] as Strip, matches, set));
  const fits = fine.map(
    (matches) => matches.reduce((sum, match) => sum + (match.fit[match.best] as number), 0) / columns,
  );
  return { format, cells: fine, set, fit: Math.min(...fits) };
}

/** The lines laid flat, straightened and brought to one height of capitals. */
function layUpright(page: Grey, zone: Zone): Strip[] {
  const cap = Math.max(...zone.lines.map((line) => line.height)) * 0.8;
  const first = zone.lines.map((line) => layFlat(page, line, cap));
  const courses = first.map(course);
  const height = Math.max(...courses.map((one) => one.height));
  // Digits are a little taller than capitals, and blur adds to both.
  const better = cap * Math.min(1.5, Math.max(0.6, (height - 1.5) / TEMPLATE.cap));
  return courses.map(({ line }) => layFlat(page, line, better));
}

type Sized = { strips: Strip[]; pitches: number; set: TemplateSet; fit: number };

function centres(strip: Strip, ratio: number, grid: Grid, index: number): Cell[] {
  const pitch = grid.pitch * ratio;
  const start = ((grid.starts[index] as number) - STRIP.margin) * ratio + STRIP.margin;
  return Array.from({ length: grid.columns }, (_, column) => ({
    strip,
    x: start + (column + 0.5) * pitch,
    y: STRIP.height / 2,
  }));
}

/** Lays the lines flat at several sizes and keeps the one whose characters fit best. `pitches`: what the grid must be multiplied with. */
function chooseSize(page: Grey, upright: Strip[], grid: Grid): Sized {
  const all = upright.flatMap((strip, index) => centres(strip, 1, grid, index));
  const chosen = telling(all, SAMPLE).map((cell) => all.indexOf(cell));
  const sampleOf = (strips: Strip[], ratio: number) => {
    const cells = strips.flatMap((strip, index) => centres(strip, ratio, grid, index));
    return chosen.flatMap((at) => cells.slice(at, at + 1));
  };
  const judge = (size: number) => {
    const strips = size === 1 ? upright : upright.map((strip) => layFlat(page, strip.line, strip.cap * size));
    const cells = sampleOf(strips, 1 / size);
    return { strips, pitches: 1 / size, cells, ...chooseFamily(cells) };
  };
  const { cells, ...best } = SIZES.map(judge).reduce((a, b) => (b.fit > a.fit ? b : a));
  return { ...best, ...choosePrint(cells, best) };
}

/** A second look along the course that the characters themselves showed. */
function refined(page: Grey, strip: Strip, matches: (Match & { cell: Cell })[], set: TemplateSet): Match[] {
  const sure = matches.filter((match) => (match.fit[match.best] as number) > 0.4);
  if (sure.length < 8) return matches.map(({ cell }) => matchCell(cell, set));
  const across = straight(sure.map((match) => [match.cell.x, match.cell.x + match.dx] as const));
  const down = straight(sure.map((match) => [match.cell.x, match.cell.y + match.dy] as const));
  const better = layFlat(page, along(strip, down.at(STRIP.margin), down.at(strip.width - STRIP.margin)), strip.cap);
  return matches.map(({ cell }) => matchCell({ strip: better, x: across.at(cell.x), y: STRIP.height / 2 }, set));
}
