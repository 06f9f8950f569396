import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  compareCivilDates,
  formatCivilDate,
  isCivilDate,
  parseCivilDate,
  today,
} from "./civil-date";

const anyDay = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2150-12-31T00:00:00Z"), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe("civil dates", () => {
  it.each([
    "2024-02-30",
    "2023-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-1-01",
    "24-01-01",
    " 2024-01-01",
    "2024-01-01T00:00",
    "1900-02-29",
    "0000-01-01",
  ])("refuses %s", (text) => expect(isCivilDate(text)).toBe(false));

  it("reads every real day and writes it back unchanged", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const parts = parseCivilDate(day);
        expect(parts && formatCivilDate(parts)).toBe(day);
      }),
    );
  });

  it("stays within the month when months are added", () => {
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2023-12-31", -10)).toBe("2023-02-28");
    expect(addYears("2024-02-29", 1)).toBe("2025-02-28");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const moved = parseCivilDate(addMonths(day, months));
        const from = parseCivilDate(day);
        expect(moved && from && (moved.year - from.year) * 12 + moved.month - from.month).toBe(months);
      }),
    );
  });

  it("orders days as the calendar does and steps one day at a time", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(compareCivilDates(day, addDays(day, 1))).toBe(-1);
        expect(addDays(addDays(day, 40), -40)).toBe(day);
      }),
    );
  });

  it("counts completed years only", () => {
    expect(ageOn("2008-03-15", "2026-03-14")).toBe(17);
    expect(ageOn("2008-03-15", "2026-03-15")).toBe(18);
    expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
    expect(ageOn("2008-02-29", "2026-03-01")).toBe(18);
  });

  it("gives the day of the time zone, not of the server", () => {
    const instant = new Date("2026-03-14T13:30:00Z");
    expect(today("Australia/Sydney", instant)).toBe("2026-03-15");
    expect(today("UTC", instant)).toBe("2026-03-14");
    expect(today("America/Los_Angeles", new Date("2026-01-01T07:59:00Z"))).toBe("2025-12-31");
    expect(() => today("Nowhere/Here", instant)).toThrow(RangeError);
  });
});
