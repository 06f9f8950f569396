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

const two = (value: number) => String(value).padStart(2, "0");

/** "2026-11-21T20:09:18+11:00": to the second, with what clocks of the zone show. */
export function zonedIso(timeZone: string, instant: Date): string {
  const offset = zoneOffsetMinutes(timeZone, instant);
  const wall = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  return `${wall}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
