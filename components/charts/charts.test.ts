import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaPath, linePath, stacked } from "./path";
import { countPlace, countTicks, durationPlace, durationTicks, percentAt, spread, tickIndexes } from "./scale";

describe("marks of a count", () => {
  it("are whole, begin with nothing, rise evenly and reach over every value", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (max) => {
        const ticks = countTicks(max);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
        const step = ticks[1] ?? 0;
        for (const [index, tick] of ticks.entries()) expect(tick).toBe(index * step);
        expect(Number.isInteger(step)).toBe(true);
      }),
    );
  });
  it("are round", () => {
    expect(countTicks(312)).toEqual([0, 100, 200, 300, 400]);
    expect(countTicks(3)).toEqual([0, 1, 2, 3]);
    expect(countTicks(400_000)).toEqual([0, 100_000, 200_000, 300_000, 400_000]);
  });
});

describe("heights", () => {
  it("put more above less, inside of the plot", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const [low, high] = [countPlace(less, 1000, 240), countPlace(more, 1000, 240)];
        expect(high).toBeLessThanOrEqual(low);
        expect(high).toBeGreaterThan(0);
        expect(low).toBeLessThanOrEqual(240);
      }),
    );
  });
  it("of durations lie between marks that enclose all of them, equal factors equally far apart", () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 40_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(seconds, (values) => {
        const ticks = durationTicks(values);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        for (const value of values) {
          const y = durationPlace(value, ticks, 240);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThanOrEqual(240);
        }
      }),
    );
    expect(durationTicks([3, 4000])).toEqual([1, 10, 60, 600, 3600, 21_600]);
    const ticks = [1, 10, 100];
    expect(durationPlace(1, ticks, 208) - durationPlace(10, ticks, 208)).toBeCloseTo(
      durationPlace(10, ticks, 208) - durationPlace(100, ticks, 208),
    );
  });
});

describe("marks of days", () => {
  it("end with the last point and stand evenly", () => {
    expect(tickIndexes(91, 6)).toEqual([0, 15, 30, 45, 60, 75, 90]);
    expect(tickIndexes(1, 6)).toEqual([0]);
    expect(tickIndexes(0, 6)).toEqual([]);
    expect([percentAt(0, 5), percentAt(4, 5), percentAt(0, 1)]).toEqual([0, 100, 100]);
  });
});

describe("labels at the ends of lines", () => {
  it("keep their order and their distance wherever the lines end", () => {
    const places = fc.array(fc.double({ min: 0, max: 240, noNaN: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(places, (heights) => {
        const apart = spread(heights, 34, 240);
        const sorted = [...apart].sort((a, b) => a - b);
        for (const [index, y] of sorted.entries()) {
          if (index > 0) expect(y - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(34 - 1e-9);
          expect(y).toBeLessThanOrEqual(240);
        }
        for (const [a, first] of heights.entries())
          for (const [b, second] of heights.entries()) if (first < second) expect(apart[a]).toBeLessThan(apart[b] ?? 0);
      }),
    );
  });
  it("stay where there is room", () => {
    expect(spread([20, 120, 200], 34, 240)).toEqual([20, 120, 200]);
  });
});

describe("paths", () => {
  it("break where nothing is known", () => {
    expect(linePath([10, 20, null, 40, null])).toBe("M0 10L250 20M750 40");
    expect(linePath([])).toBe("");
  });
  it("close around an area", () => {
    expect(areaPath([10, 20], [100, 100])).toBe("M0 10L1000 20L1000 100L0 100Z");
  });
  it("lie on top of each other", () => {
    expect(
      stacked([
        [1, 2],
        [3, 4],
        [0, 5],
      ]),
    ).toEqual([
      [1, 2],
      [4, 6],
      [4, 11],
    ]);
  });
});
