import { describe, expect, it } from "vitest";
import { knownOffset, knowZone } from "@/lib/core/zone-spans";
import { zoneOffsetMinutes, zoneSpans } from "@/lib/core/zone-time";
import { fullInstant, shortCivilDate, shortInstant } from "./instant-format";

describe("instants", () => {
  it("are shown in the reader's zone, also when the day differs", () => {
    expect(shortInstant("2026-11-12T14:05:09Z", "Australia/Sydney", "datetime")).toBe("13 Nov 2026, 01:05");
    expect(shortInstant("2026-11-12T14:05:09Z", "UTC", "date")).toBe("12 Nov 2026");
  });

  it("carry zone and offset in the full form, half hours and winter time included", () => {
    expect(fullInstant("2026-11-12T14:05:09.900Z", "UTC")).toBe("12 Nov 2026, 14:05:09, UTC");
    expect(fullInstant("2026-11-12T14:05:09Z", "Asia/Kolkata")).toBe("12 Nov 2026, 19:35:09, Asia/Kolkata (UTC+05:30)");
    expect(fullInstant("2026-07-01T00:00:00Z", "America/New_York")).toBe(
      "30 Jun 2026, 20:00:00, America/New_York (UTC-04:00)",
    );
  });

  it("show midnight as 00, not 24", () => {
    expect(shortInstant("2026-01-01T00:00:00Z", "UTC", "datetime")).toBe("1 Jan 2026, 00:00");
  });
});

describe("instants of a zone that the server told of", () => {
  it("are shown as the browser's own formats show them, over every change of the clocks and beyond what was told", () => {
    const zones = [
      "Australia/Sydney",
      "Europe/London",
      "America/St_Johns",
      "Africa/Casablanca",
      "Pacific/Chatham",
      "Asia/Kolkata",
    ];
    const [from, to] = [Date.UTC(2023, 0, 1), Date.UTC(2027, 0, 1)];
    const steps = Array.from({ length: 300 }, (_, n) =>
      new Date(from - 86_400_000 * 30 + n * 86_400_000 * 5.037).toISOString(),
    );
    for (const timeZone of zones) {
      const asBrowser = steps.map((iso) => fullInstant(iso, timeZone));
      knowZone(zoneSpans(timeZone, from, to));
      expect(steps.map((iso) => fullInstant(iso, timeZone))).toEqual(asBrowser);
      const turns = zoneSpans(timeZone, from, to)
        .spans.slice(0, -1)
        .map(([until]) => until);
      expect(turns.length > 0).toBe(timeZone !== "Asia/Kolkata");
      for (const turn of turns) {
        expect(zoneOffsetMinutes(timeZone, new Date(turn - 1))).toBe(knownOffset(timeZone, turn - 1));
        expect(zoneOffsetMinutes(timeZone, new Date(turn))).toBe(knownOffset(timeZone, turn));
        expect(knownOffset(timeZone, turn)).not.toBe(knownOffset(timeZone, turn - 1));
      }
    }
  });

  it("are left to the browser outside of what was told", () => {
    knowZone({ timeZone: "Asia/Tokyo", from: 1_000, spans: [[2_000, 540]] });
    expect([999, 1_000, 1_999, 2_000].map((at) => knownOffset("Asia/Tokyo", at))).toEqual([
      undefined,
      540,
      540,
      undefined,
    ]);
    expect(knownOffset("Asia/Seoul", 1_500)).toBeUndefined();
  });
});

describe("civil dates", () => {
  it("never shift by a zone", () => {
    expect(shortCivilDate("1990-01-01")).toBe("1 Jan 1990");
  });

  it("come back unchanged when they are none", () => {
    expect(shortCivilDate("1990-13-01")).toBe("1990-13-01");
    expect(shortCivilDate("soon")).toBe("soon");
  });
});
