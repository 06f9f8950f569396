import type { TimelineEntry } from "@/lib/customers/detail/types";

export type TimelineDay = { label: string; entries: TimelineEntry[] };

/** Entries, newest first, under the day that `dayOf` gives for their instant. */
export function timelineDays(entries: readonly TimelineEntry[], dayOf: (iso: string) => string): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const entry of entries) {
    const label = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.label === label) last.entries.push(entry);
    else days.push({ label, entries: [entry] });
  }
  return days;
}
