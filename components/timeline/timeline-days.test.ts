import { expect, it } from "vitest";
import { shortInstant } from "@/components/ui/instant-format";
import { timelineDays } from "./timeline-days";

it("puts an entry under the day on which it happened in the reader's zone", () => {
  const entry = (at: string) => ({
    id: at,
    at,
    actor: { name: "Mia", kind: "USER" as const },
    action: "x",
    words: "did it",
    kind: "other" as const,
    notes: [],
    about: [],
    quote: null,
    internal: null,
    from: null,
    to: null,
  });
  const entries = ["2026-03-15T14:30:00Z", "2026-03-15T12:30:00Z", "2026-03-14T20:00:00Z"].map(entry);
  const days = (zone: string) =>
    timelineDays(entries, (iso) => shortInstant(iso, zone, "date")).map((day) => [day.label, day.entries.length]);
  expect(days("UTC")).toEqual([
    ["15 Mar 2026", 2],
    ["14 Mar 2026", 1],
  ]);
  expect(days("Australia/Sydney")).toEqual([
    ["16 Mar 2026", 1],
    ["15 Mar 2026", 2],
  ]);
});
