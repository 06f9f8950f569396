import { setImmediate } from "node:timers/promises";
import { margin } from "./glyphs";
import { loadGrey, turned } from "./grey";
import { locateZones, type Zone } from "./locate";
import { parseZone } from "./parse";
import { recognise } from "./recognise";
import { type Grey, LAYOUT, type MrzFormat, type MrzReading } from "./types";

export type { MrzFields, MrzFormat, MrzReading } from "./types";

/** Below this the cells of a found zone hold no characters that we know. */
const LEGIBLE = 0.5;
const CERTAIN = 0.65;
/** So many times one page is compared with all characters at most: striped paper looks like lines everywhere. */
const MAX_LOOKS = 6;
/** Processor time for one page, of which an ordinary one needs a sixth to a third; waiting for a processor does not count. */
const PAGE_CPU_MS = 2_000;
const FORMATS = Object.keys(LAYOUT) as MrzFormat[];

/**
 * Reads the machine-readable zone of a page. READ is proven: every check digit holds and every character without one is clear.
 * UNSURE: there is a zone, but not every character is. Throws when the bytes are no picture.
 */
export async function readMrz(image: Buffer, cpuMs = PAGE_CPU_MS): Promise<MrzReading> {
  const page = await loadGrey(image);
  const budget: Budget = { looks: MAX_LOOKS, cpuMs };
  const upright = await readPage(page, budget);
  if (upright.state !== "NONE" || isSpent(budget)) return upright;
  return readPage(turned(page, 1), budget);
}

type Budget = { looks: number; cpuMs: number };

const isSpent = ({ looks, cpuMs }: Budget) => looks <= 0 || cpuMs <= 0;

/** One step of work, off the page's time. What else waits in this process gets its turn before it. */
async function step<T>(budget: Budget, work: () => T): Promise<T> {
  await setImmediate();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  budget.cpuMs -= (user + system) / 1000;
  return result;
}

async function readPage(page: Grey, budget: Budget): Promise<MrzReading> {
  let best: MrzReading = { state: "NONE" };
  let bestFit = LEGIBLE;
  for (const zone of await step(budget, () => locateZones(page))) {
    for (const way of [zone, upsideDown(zone)]) {
      for (const format of FORMATS) {
        if (isSpent(budget)) return best;
        const found = await step(budget, () => recognise(page, way, format));
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
