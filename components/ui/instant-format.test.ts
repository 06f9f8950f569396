import { describe, expect, it } from "vitest";
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

describe("civil dates", () => {
  it("never shift by a zone", () => {
    expect(shortCivilDate("1990-01-01")).toBe("1 Jan 1990");
  });

  it("come back unchanged when they are none", () => {
    expect(shortCivilDate("1990-13-01")).toBe("1990-13-01");
    expect(shortCivilDate("soon")).toBe("soon");
  });
});
