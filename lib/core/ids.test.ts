import { afterEach, describe, expect, it } from "vitest";
import { setClock } from "./clock";
import { ids } from "./ids";

describe("ids", () => {
  afterEach(() => setClock(null));

  it("made in one millisecond stand in the order in which they were made", () => {
    setClock(new Date("2026-11-21T12:00:00.000Z"));
    const made = Array.from({ length: 2000 }, () => ids.next());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(2000);
  });

  it("are of version 7 and of their instant, also beyond what can be counted", () => {
    setClock(new Date("2026-11-21T12:00:00.000Z"));
    const made = Array.from({ length: 9000 }, () => ids.next());
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const instant = Date.parse("2026-11-21T12:00:00.000Z").toString(16).padStart(12, "0");
    expect(made.every((id) => id.replace("-", "").startsWith(instant))).toBe(true);
    expect(new Set(made).size).toBe(9000);
  });
});
