import { describe, expect, it } from "vitest";
import { riskBand, slaClock, spanWords } from "./rules";

const NOW = new Date("2026-03-15T10:00:00.000Z");
const MINUTE = 60_000;
const due = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const clock = (minutes: number, state: Parameters<typeof slaClock>[0]["state"] = "OPEN") =>
  slaClock({ dueAt: due(minutes), state }, NOW);

describe("the clock of a case", () => {
  it.each([
    [30 * 24 * 60, "30 d left", "neutral"],
    [48 * 60, "2 d left", "neutral"],
    [47 * 60 + 59, "47 h left", "neutral"],
    [240, "4 h left", "neutral"],
    [239, "3 h left", "warning"],
    [59, "59 min left", "warning"],
    [1, "1 min left", "warning"],
    [0.5, "Due now", "warning"],
    [0, "Due now", "danger"],
    [-1, "1 min late", "danger"],
    [-120, "2 h late", "danger"],
    [-72 * 60, "3 d late", "danger"],
  ])("with %s minutes left says %s", (minutes, words, tone) => {
    expect(clock(minutes)).toEqual({ words, tone, isLate: minutes <= 0 });
  });

  it("stands while the merchant has to act, and is done when the case is", () => {
    expect(clock(-600, "WAITING_MERCHANT")).toEqual({ words: "Paused", tone: "neutral", isLate: false });
    expect(clock(-600, "CLOSED")).toEqual({ words: "Done", tone: "neutral", isLate: false });
    expect(clock(-600, "WAITING_SECOND").isLate).toBe(true);
  });
});

describe("the words for a span and a risk", () => {
  it("round down to the greatest whole unit", () => {
    expect([0, 59.9, 60, 47.9 * 60, 48 * 60].map((minutes) => spanWords(minutes * MINUTE))).toEqual([
      "0 min",
      "59 min",
      "1 h",
      "47 h",
      "2 d",
    ]);
  });

  it("change exactly at the ends of the bands", () => {
    expect([0, 29, 30, 69, 70, 100].map(riskBand)).toEqual(["LOW", "LOW", "MEDIUM", "MEDIUM", "HIGH", "HIGH"]);
  });
});
