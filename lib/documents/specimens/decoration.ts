import { pick, seeded } from "./seeded";
import type { Ink, Sheet } from "./sheet";

const PAPERS: readonly [Ink, ...Ink[]] = [
  [0.9, 0.94, 0.97],
  [0.95, 0.92, 0.88],
  [0.9, 0.95, 0.91],
  [0.94, 0.91, 0.96],
];
const BANDS: readonly [Ink, ...Ink[]] = [
  [0.12, 0.24, 0.45],
  [0.45, 0.13, 0.18],
  [0.1, 0.36, 0.27],
  [0.3, 0.2, 0.42],
];
const SKINS: readonly [Ink, ...Ink[]] = [
  [0.94, 0.8, 0.7],
  [0.82, 0.64, 0.5],
  [0.62, 0.44, 0.33],
  [0.42, 0.29, 0.22],
];
const HAIRS: readonly [Ink, ...Ink[]] = [
  [0.15, 0.12, 0.1],
  [0.36, 0.23, 0.14],
  [0.66, 0.5, 0.28],
  [0.55, 0.55, 0.56],
];
const CLOTHES: readonly [Ink, ...Ink[]] = [
  [0.2, 0.25, 0.35],
  [0.35, 0.18, 0.22],
  [0.2, 0.35, 0.3],
  [0.25, 0.25, 0.25],
];

export function bandInk(seed: string): Ink {
  return pick(seeded(`${seed}/band`), BANDS);
}

/** Tinted paper with fine lines, as security paper has. */
export function securityPaper(sheet: Sheet, width: number, height: number, seed: string): void {
  const random = seeded(`${seed}/paper`);
  sheet.rect(0, 0, width, height, pick(random, PAPERS));
  const ink: Ink = [0.78, 0.82, 0.86];
  const step = 5 + random() * 3;
  for (let x = -height; x < width; x += step) sheet.line(x, 0, x + height, height, ink, 0.25);
  for (let ring = 1; ring <= 6; ring += 1) {
    sheet.ellipse(width * 0.72, height * 0.45, ring * height * 0.07, ring * height * 0.05, [0.7, 0.78, 0.88], 0.08);
  }
}

/** A drawn head and shoulders: nobody's face. */
export function portrait(sheet: Sheet, x: number, y: number, width: number, height: number, seed: string): void {
  const random = seeded(`${seed}/face`);
  const skin = pick(random, SKINS);
  const hair = pick(random, HAIRS);
  const middle = x + width / 2;
  const head = height * (0.19 + random() * 0.03);
  const eyes = y + height * 0.42;
  sheet.rect(x, y, width, height, [0.86, 0.88, 0.9]);
  sheet.ellipse(middle, y + height * 0.36, head * 1.02, head * 1.12, hair);
  sheet.rect(middle - head * 0.4, y + height * 0.55, head * 0.8, height * 0.2, skin);
  sheet.rect(x + width * 0.12, y + height * 0.78, width * 0.76, height * 0.22, pick(random, CLOTHES));
  sheet.ellipse(middle, y + height * 0.44, head * 0.82, head * 1.05, skin);
  for (const side of [-1, 1]) {
    sheet.ellipse(middle + side * head * 0.34, eyes, head * 0.11, head * 0.07, [0.97, 0.97, 0.97]);
    sheet.ellipse(middle + side * head * 0.34, eyes, head * 0.055, head * 0.06, [0.15, 0.12, 0.1]);
  }
  sheet.line(middle, eyes + head * 0.15, middle - head * 0.08, eyes + head * 0.42, [0.4, 0.28, 0.22], 0.6);
  sheet.line(
    middle - head * 0.25,
    eyes + head * 0.66,
    middle + head * 0.25,
    eyes + head * 0.66,
    [0.55, 0.25, 0.25],
    0.9,
  );
  sheet.frame(x, y, width, height, [0.5, 0.52, 0.56]);
}

/** A line that looks written by hand. */
export function signature(sheet: Sheet, x: number, y: number, width: number, seed: string): void {
  const random = seeded(`${seed}/hand`);
  let from = { x, y };
  for (let step = 1; step <= 14; step += 1) {
    const to = { x: x + (width * step) / 14, y: y + (random() - 0.5) * width * 0.22 };
    sheet.line(from.x, from.y, to.x, to.y, [0.1, 0.15, 0.4], 0.8);
    from = to;
  }
}
