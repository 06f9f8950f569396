import { describe, expect, it } from "vitest";
import { reviewsFrom } from "./rules";

const started = new Date("2026-11-21T10:00:00.000Z");
const at = (ms: number) => new Date(started.getTime() + ms);
const record = { total: 1000, invalid: 100, duplicates: 50, addDuplicates: "SKIP", done: 400, startedAt: started };

describe("reviews of an import", () => {
  it("begin when its last line is done, at the pace that it has had and half as long again", () => {
    // 10 ms a line so far; 850 are to be created, 350 are left when these 100 are done.
    expect(reviewsFrom(record, 100, at(4_000))).toEqual(at(4_000 + 350 * 15));
    expect(reviewsFrom({ ...record, addDuplicates: "ADD" }, 100, at(4_000))).toEqual(at(4_000 + 400 * 15));
  });

  it("begin at once where no line is left, and after ten minutes at the latest", () => {
    expect(reviewsFrom({ ...record, done: 750 }, 100, at(4_000))).toEqual(at(4_000));
    expect(reviewsFrom({ ...record, done: 850 }, 3, at(4_000))).toEqual(at(4_000));
    expect(reviewsFrom({ ...record, total: 50_000 }, 100, at(60_000))).toEqual(at(60_000 + 600_000));
  });

  it("are put off by a guess while nothing is known of the pace", () => {
    const first = reviewsFrom({ ...record, done: 0 }, 100, at(20));
    expect(first.getTime()).toBeGreaterThan(at(20).getTime());
    expect(first.getTime()).toBeLessThan(at(20 + 60_000).getTime());
  });
});
