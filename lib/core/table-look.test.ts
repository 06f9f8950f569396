import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areColumnPlaces,
  COLUMN_WIDTH,
  COLUMNS_MAX,
  type ColumnPlace,
  formatColumns,
  isSameColumns,
  PINS_MAX,
  parseColumns,
} from "./table-look";

const id = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const place = fc.record({
  id,
  width: fc.option(fc.integer({ min: COLUMN_WIDTH.min, max: COLUMN_WIDTH.max }), { nil: undefined }),
});

/** Any list that a table can show. */
const places = fc
  .tuple(
    fc.uniqueArray(place, { selector: (each) => each.id, minLength: 1, maxLength: COLUMNS_MAX }),
    fc.integer({ min: 0, max: PINS_MAX }),
  )
  .map(([list, pins]) =>
    list.map((each, index): ColumnPlace => {
      const made: ColumnPlace = { id: each.id };
      if (each.width !== undefined) made.width = each.width;
      if (index < pins) made.isPinned = true;
      return made;
    }),
  );

describe("columns as text", () => {
  it("come back as they were, and stand in an address and a cookie as they are", () => {
    fc.assert(
      fc.property(places, (list) => {
        const text = formatColumns(list);
        expect(parseColumns(text)).toEqual(list);
        expect(encodeURIComponent(text).replaceAll("%2A", "*")).toBe(text);
      }),
    );
  });

  it("are whole or nothing: whatever is read is within every limit and gives the same text again", () => {
    const damaged = fc.tuple(places, fc.nat(), fc.string({ maxLength: 3 })).map(([list, at, noise]) => {
      const text = formatColumns(list);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + noise + text.slice(cut + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), damaged), (text) => {
        const read = parseColumns(text);
        if (read === undefined) return;
        expect(areColumnPlaces(read)).toBe(true);
        expect(formatColumns(read)).toBe(text);
      }),
    );
  });

  it.each([
    ["nothing", ""],
    ["a column twice", "id.name.id"],
    ["a width too small", "id-63"],
    ["a width too large", "id-641"],
    ["a width with a nought before it", "id-0152"],
    ["a pinned column after others", "id.name*"],
    ["five pinned columns", "a*.b*.c*.d*.e*"],
    ["markup", "id.<b>"],
    ["an empty place", "id..name"],
  ])("refuse %s", (_, text) => {
    expect(parseColumns(text)).toBeUndefined();
  });

  it("are the same only with the same order, widths and pins", () => {
    expect(isSameColumns([{ id: "a" }, { id: "b" }], [{ id: "a" }, { id: "b" }])).toBe(true);
    expect(isSameColumns([{ id: "a" }, { id: "b" }], [{ id: "b" }, { id: "a" }])).toBe(false);
    expect(isSameColumns([{ id: "a", width: 100 }], [{ id: "a" }])).toBe(false);
    expect(isSameColumns([{ id: "a", isPinned: true }], [{ id: "a" }])).toBe(false);
    expect(isSameColumns(null, [{ id: "a" }])).toBe(false);
    expect(isSameColumns(null, null)).toBe(true);
  });
});
