import { margin } from "./glyphs";
import { loadGrey, turned } from "./grey";
import { locateZones, type Zone } from "./locate";
import { parseZone } from "./parse";
import { recognise } from "./recognise";
import { type Grey, LAYOUT, type MrzFormat, type MrzReading } from "./types";

export type { MrzFields, MrzFormat, MrzReading } from "./types";

/** Raise it when a page may be read differently than before. */
export const MRZ_READER_VERSION = 1;

/** Below this the cells of a found zone hold no characters that we know. */
const LEGIBLE = 0.5;
const CERTAIN = 0.65;
/** So many times one page is compared with all characters at most: striped paper looks like lines everywhere. */
const MAX_LOOKS = 6;
const FORMATS = Object.keys(LAYOUT) as MrzFormat[];

/**
 * Reads the machine-readable zone of a page. READ is proven: every check digit holds and every character without one is clear.
 * UNSURE: there is a zone, but not every character is. Throws when the bytes are no picture.
 */
export async function readMrz(image: Buffer): Promise<MrzReading> {
  const page = await loadGrey(image);
  const budget = { looks: MAX_LOOKS };
  const upright = readPage(page, budget);
  if (upright.state !== "NONE" || budget.looks === 0) return upright;
  return readPage(turned(page, 1), budget);
}

function readPage(page: Grey, budget: { looks: number }): MrzReading {
  let best: MrzReading = { state: "NONE" };
  let bestFit = LEGIBLE;
  for (const zone of locateZones(page)) {
    for (const way of [zone, upsideDown(zone)]) {
      for (const format of FORMATS) {
        if (budget.looks === 0) return best;
        const found = recognise(page, way, format);
        if (!found) continue;
        budget.looks -= 1;
        if (found.fit < LEGIBLE) continue;
        const reading = parseZone(format, found.cells, (cell, first, second) => margin(cell, found.set, first, second));
        if (reading.state === "READ") return reading;
        if (found.fit > bestFit) [best, bestFit] = [reading, found.fit];
      }
      // Characters that fit this well stand the right way up: the zone is found, and it is not clear enough.
      if (bestFit > CERTAIN) return best;
    }
  }
  return best;
}

/** The same lines as somebody sees them who looks from above. */
function upsideDown({ lines }: Zone): Zone {
  return {
    lines: lines.map(({ x0, y0, x1, y1, height }) => ({ x0: x1, y0: y1, x1: x0, y1: y0, height })).reverse(),
  };
}
