/**
 * How far clocks of a zone are ahead of UTC from `from` on, in milliseconds since 1970: `spans` name in order until when (the last is the end
 * of what is known) and by how many minutes.
 */
export type ZoneSpans = {
  timeZone: string;
  from: number;
  spans: readonly (readonly [until: number, minutes: number])[];
};

const known = new Map<string, ZoneSpans>();

/** Takes over what the server knows of a zone. The browser's own formats say the same, but their first use takes as long as drawing a table. */
export function knowZone(zone: ZoneSpans): void {
  known.set(zone.timeZone, zone);
}

/** Minutes ahead of UTC; undefined where nobody said. `at` in milliseconds since 1970. */
export function knownOffset(timeZone: string, at: number): number | undefined {
  if (timeZone === "UTC") return 0;
  const zone = known.get(timeZone);
  if (!zone || at < zone.from) return undefined;
  return zone.spans.find(([until]) => at < until)?.[1];
}
