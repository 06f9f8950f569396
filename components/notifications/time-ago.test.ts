import { describe, expect, it } from "vitest";
import { timeAgo } from "./time-ago";

const NOW = Date.parse("2026-03-10T12:00:00.000Z");

describe("how long ago something happened", () => {
  it.each([
    ["2026-03-10T12:00:05.000Z", "just now"],
    ["2026-03-10T11:59:01.000Z", "just now"],
    ["2026-03-10T11:59:00.000Z", "1 min ago"],
    ["2026-03-10T11:00:01.000Z", "59 min ago"],
    ["2026-03-10T11:00:00.000Z", "1 h ago"],
    ["2026-03-09T12:00:01.000Z", "23 h ago"],
    ["2026-03-09T12:00:00.000Z", "yesterday"],
    ["2026-03-04T12:00:00.000Z", "6 days ago"],
    ["2026-03-03T12:00:00.000Z", null],
  ])("%s is %s", (iso, words) => expect(timeAgo(iso, NOW)).toBe(words));
});
