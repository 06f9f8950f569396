import { ALPHABET, type MrzFormat } from "./types";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
const DIGITS = "0123456789";
/** What may stand in a position: a letter, n digit, x either, k digit or filler, s sex. */
const CLASSES: Readonly<Record<string, string>> = { a: LETTERS, n: DIGITS, x: ALPHABET, k: `${DIGITS}<`, s: "FM<" };

const of = (text: string) => text.replace(/(\w)(\d+)/g, (_, kind: string, count: string) => kind.repeat(Number(count)));
const POSITIONS: Readonly<Record<MrzFormat, readonly string[]>> = {
  TD1: [of("a5x9k1x15"), of("n7s1n7a3x11n1"), of("a30")],
  TD2: [of("a36"), of("x9k1a3n7s1n7x7n1")],
  TD3: [of("a44"), of("x9n1a3n7s1n7x14k1n1")],
};

/** The characters that may stand at a position, as indexes of the alphabet. */
export function allowedAt(format: MrzFormat, line: number, column: number): readonly number[] {
  return indexes(CLASSES[POSITIONS[format][line]?.[column] ?? "x"] ?? ALPHABET);
}

const known = new Map<string, number[]>();
function indexes(characters: string): number[] {
  let list = known.get(characters);
  if (!list) {
    list = [...characters].map((character) => ALPHABET.indexOf(character));
    known.set(characters, list);
  }
  return list;
}

type Span = readonly [line: number, from: number, to: number];
export type CheckRule = { over: readonly Span[]; digit: readonly [line: number, column: number]; mayBeFiller?: true };

/** Check digits by ICAO 9303 parts 4 to 6; the last of each format is the composite one. */
export const CHECKS: Readonly<Record<MrzFormat, readonly CheckRule[]>> = {
  TD1: [
    { over: [[0, 5, 14]], digit: [0, 14], mayBeFiller: true },
    { over: [[1, 0, 6]], digit: [1, 6] },
    { over: [[1, 8, 14]], digit: [1, 14] },
    {
      over: [
        [0, 5, 30],
        [1, 0, 7],
        [1, 8, 15],
        [1, 18, 29],
      ],
      digit: [1, 29],
    },
  ],
  TD2: [
    { over: [[1, 0, 9]], digit: [1, 9], mayBeFiller: true },
    { over: [[1, 13, 19]], digit: [1, 19] },
    { over: [[1, 21, 27]], digit: [1, 27] },
    {
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 35],
      ],
      digit: [1, 35],
    },
  ],
  TD3: [
    { over: [[1, 0, 9]], digit: [1, 9] },
    { over: [[1, 13, 19]], digit: [1, 19] },
    { over: [[1, 21, 27]], digit: [1, 27] },
    { over: [[1, 28, 42]], digit: [1, 42], mayBeFiller: true },
    {
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 43],
      ],
      digit: [1, 43],
    },
  ],
};

/** Is the position under a check digit, or one itself? */
export function isChecked(format: MrzFormat, line: number, column: number): boolean {
  return CHECKS[format].some(
    ({ over, digit }) =>
      (digit[0] === line && digit[1] === column) ||
      over.some(([at, from, to]) => at === line && column >= from && column < to),
  );
}

/** What a character counts in a check digit: digits themselves, A to Z 10 to 35, the filler 0. */
export function weightOf(index: number): number {
  return ALPHABET[index] === "<" ? 0 : index;
}

const WEIGHTS = [7, 3, 1];

/** Do all check digits hold? `zone` is lines of indexes of the alphabet. */
export function checksHold(format: MrzFormat, zone: readonly (readonly number[])[]): boolean {
  return CHECKS[format].every(({ over, digit, mayBeFiller }) => {
    const covered = over.flatMap(([line, from, to]) => zone[line]?.slice(from, to) ?? []);
    const printed = zone[digit[0]]?.[digit[1]] ?? -1;
    // A number longer than its field goes on in the optional part; `mrz` checks that, and an unused field may have no digit.
    if (mayBeFiller && ALPHABET[printed] === "<") return true;
    const sum = covered.reduce((total, index, at) => total + weightOf(index) * (WEIGHTS[at % 3] ?? 0), 0);
    return sum % 10 === printed;
  });
}
