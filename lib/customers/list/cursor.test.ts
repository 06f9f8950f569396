import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CursorPlace, decodeCursor, encodeCursor, type KeyKind } from "./cursor";

const sort = { column: "name", direction: "asc" } as const;
const kinds: KeyKind[] = ["text", "boolean", "instant"];

const places: fc.Arbitrary<CursorPlace> = fc.record({
  values: fc.tuple(
    fc.string().map((text) => text.replaceAll("\0", "")),
    fc.boolean(),
    fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
  ),
  id: fc.uuid({ version: 7 }),
  index: fc.option(fc.nat()),
});

describe("a cursor", () => {
  it("comes back as the place that it was made of", () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(decodeCursor(encodeCursor(sort, place), sort, kinds)).toEqual(place);
      }),
    );
  });

  it("does not fit another order or other kinds of values", () => {
    fc.assert(
      fc.property(places, (place) => {
        const cursor = encodeCursor(sort, place);
        expect(decodeCursor(cursor, { ...sort, direction: "desc" }, kinds)).toBeNull();
        expect(decodeCursor(cursor, { ...sort, column: "email" }, kinds)).toBeNull();
        expect(decodeCursor(cursor, sort, ["text", "boolean"])).toBeNull();
        expect(decodeCursor(cursor, sort, ["text", "instant", "instant"])).toBeNull();
      }),
    );
  });

  it("is read as nothing when it is damaged, never thrown at anybody", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString("base64url")),
        ),
        (text) => {
          expect(decodeCursor(text, sort, kinds)).toBeNull();
        },
      ),
    );
  });
});
