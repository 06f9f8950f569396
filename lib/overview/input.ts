import { DEFAULT_RANGE, RANGES, type Range } from "./constants";

/** The range that an address asks for; what cannot be read is the usual one. */
export function readRange(value: string | null | undefined): Range {
  return RANGES.find((range) => String(range) === value) ?? DEFAULT_RANGE;
}

/** The address of the overview for a range; the usual one is plain. */
export const overviewHref = (range: Range): string =>
  range === DEFAULT_RANGE ? "/overview" : `/overview?range=${range}`;
