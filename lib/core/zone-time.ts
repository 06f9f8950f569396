import type { ZoneSpans } from "./zone-spans";

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one costs half a millisecond, and a file asks for hundreds of thousands of times.
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const numeric = "numeric";
    format = new Intl.DateTimeFormat("en-US", {
      ...{ timeZone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23" },
      ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Minutes that clocks of the zone (an IANA name) are ahead of UTC at an instant. Throws RangeError for an unknown zone. */
export function zoneOffsetMinutes(timeZone: string, instant: Date): number {
  const wall: Record<string, number> = {};
  for (const { type, value } of formatIn(timeZone).formatToParts(instant)) wall[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
  const asUtcMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((asUtcMs - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
}

const DAY_MS = 86_400_000;
/** No zone changes its clocks twice within it. */
const STEP_MS = 10 * DAY_MS;

/** When clocks of the zone changed, after an instant that is before a change and up to one that is behind it. */
function changeBetween(timeZone: string, before: number, behind: number): number {
  const old = zoneOffsetMinutes(timeZone, new Date(before));
  let [low, high] = [before, behind];
  while (high - low > 1_000) {
    // Clocks change at whole minutes.
    const middle = Math.max(low + 1_000, Math.floor((low + high) / 2 / 1_000) * 1_000);
    if (zoneOffsetMinutes(timeZone, new Date(middle)) === old) low = middle;
    else high = middle;
  }
  return high;
}

const spansOfZones = new Map<string, ZoneSpans>();

function readSpans(timeZone: string, from: number, to: number): ZoneSpans {
  const spans: [until: number, minutes: number][] = [];
  let minutes = zoneOffsetMinutes(timeZone, new Date(from));
  let at = from;
  for (; at < to; at += STEP_MS) {
    const next = zoneOffsetMinutes(timeZone, new Date(at + STEP_MS));
    if (next === minutes) continue;
    spans.push([changeBetween(timeZone, at, at + STEP_MS), minutes]);
    minutes = next;
  }
  return { timeZone, from, spans: [...spans, [at, minutes]] };
}

/**
 * How far clocks of the zone are ahead between two instants, both in milliseconds since 1970: what a browser needs to write times without
 * formats of its own. Kept for the next page, which asks for nearly the same.
 */
export function zoneSpans(timeZone: string, from: number, to: number): ZoneSpans {
  // With room before and after, so that it is seldom counted anew.
  const kept = spansOfZones.get(timeZone);
  const end = kept?.spans.at(-1)?.[0] ?? 0;
  if (kept && kept.from <= from && to <= end) return kept;
  const first = Math.min(kept?.from ?? from, from);
  const last = Math.max(end, to);
  const spans = readSpans(timeZone, Math.floor(first / DAY_MS) * DAY_MS, (Math.floor(last / DAY_MS) + 30) * DAY_MS);
  spansOfZones.set(timeZone, spans);
  return spans;
}

const two = (value: number) => String(value).padStart(2, "0");

/** "2026-11-21T20:09:18+11:00": to the second, with what clocks of the zone show. */
export function zonedIso(timeZone: string, instant: Date): string {
  const offset = zoneOffsetMinutes(timeZone, instant);
  const wall = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
