import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areColumnPlaces, type ColumnPlace, PINS_MAX } from "@/lib/core/table-look";
import {
  colWidths,
  geometry,
  type LaidColumn,
  moveColumn,
  pinColumn,
  resolvePlaces,
  showColumn,
  sizeColumns,
  widthsOf,
} from "./column-layout";

const COLUMNS: LaidColumn[] = [
  { id: "id", hideable: false, width: 150, roomyWidth: 280 },
  { id: "type", width: 120 },
  { id: "name", hideable: false, width: 180 },
  { id: "status" },
  { id: "email", initiallyHidden: true },
  { id: "country", initiallyHidden: true },
];
const ids = (places: readonly ColumnPlace[]) => places.map((place) => place.id);
const plain = () => resolvePlaces(COLUMNS, null);

describe("the columns that show", () => {
  it("are as the table comes when nothing was chosen: the first one pinned, extra fields hidden", () => {
    expect(plain()).toEqual([{ id: "id", isPinned: true }, { id: "type" }, { id: "name" }, { id: "status" }]);
  });

  it("leave out what the table does not have any more, and keep what cannot be hidden", () => {
    expect(ids(resolvePlaces(COLUMNS, [{ id: "gone" }, { id: "email" }]))).toEqual(["id", "name", "email"]);
    expect(resolvePlaces(COLUMNS, [{ id: "gone" }])).toEqual(plain());
  });

  it("end with the menu of the row, whatever was chosen", () => {
    const withMenu: LaidColumn[] = [...COLUMNS, { id: "menu", isLast: true }];
    expect(ids(resolvePlaces(withMenu, null)).at(-1)).toBe("menu");
    expect(ids(resolvePlaces(withMenu, [{ id: "menu" }, { id: "id" }, { id: "name" }]))).toEqual([
      "id",
      "name",
      "menu",
    ]);
    expect(ids(resolvePlaces(withMenu, [{ id: "menu" }]))).toEqual(["id", "type", "name", "status", "menu"]);
  });

  it("move by one among their kind only: nothing passes the pinned ones", () => {
    expect(ids(moveColumn(plain(), "status", 1))).toEqual(["id", "status", "type", "name"]);
    expect(ids(moveColumn(plain(), "status", 0))).toEqual(["id", "status", "type", "name"]);
    expect(ids(moveColumn(plain(), "id", 3))).toEqual(["id", "type", "name", "status"]);
    expect(ids(moveColumn(plain(), "type", 99))).toEqual(["id", "name", "status", "type"]);
  });

  it("stay within every limit whatever is done to them", () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("move" as const), to: fc.integer({ min: -2, max: 9 }) }),
      fc.record({ kind: fc.constant("show" as const), on: fc.boolean() }),
      fc.record({ kind: fc.constant("pin" as const), on: fc.boolean() }),
      fc.record({ kind: fc.constant("size" as const), width: fc.integer({ min: -50, max: 5000 }) }),
    );
    const acts = fc.array(fc.tuple(fc.constantFrom(...COLUMNS.map(({ id }) => id)), act), { maxLength: 30 });
    fc.assert(
      fc.property(acts, (list) => {
        let places = plain();
        for (const [id, one] of list) {
          if (one.kind === "move") places = moveColumn(places, id, one.to);
          if (one.kind === "show" && COLUMNS.find((column) => column.id === id)?.hideable !== false)
            places = showColumn(places, id, one.on);
          if (one.kind === "pin") places = pinColumn(places, id, one.on);
          if (one.kind === "size") places = sizeColumns(places, new Map([[id, one.width]]));
          expect(areColumnPlaces(places)).toBe(true);
          expect(resolvePlaces(COLUMNS, places)).toEqual(places);
        }
      }),
    );
  });

  it("are pinned up to a number and no further", () => {
    let places = resolvePlaces(
      COLUMNS,
      ids(plain())
        .concat("email", "country")
        .map((id) => ({ id })),
    );
    for (const { id } of places) places = pinColumn(places, id, true);
    expect(places.filter((place) => place.isPinned)).toHaveLength(PINS_MAX);
  });

  it("take widths within the limits and give them back", () => {
    const sized = sizeColumns(
      plain(),
      new Map([
        ["type", 20],
        ["name", 9999],
      ]),
    );
    expect(widthsOf(COLUMNS, sized)).toEqual([150, 64, 640, 140]);
    expect(
      sizeColumns(
        sized,
        new Map([
          ["type", null],
          ["name", null],
        ]),
      ),
    ).toEqual(plain());
  });
});

describe("the geometry", () => {
  it("stands pinned columns beside each other, behind what is left of them all", () => {
    const places = pinColumn(plain(), "name", true);
    expect(geometry(places, widthsOf(COLUMNS, places), 40)).toEqual({ offsets: [40, 190], minWidth: 630 });
  });

  it("shares spare room out, first to whom it makes whole; widths of one's own are kept to the pixel", () => {
    expect(colWidths(COLUMNS, plain(), 590)).toEqual([
      "calc(150px + clamp(0px, 100cqw - 590px, 130px))",
      "120px",
      "180px",
      "140px",
    ]);
    const roomyToo = COLUMNS.map((column) => (column.id === "name" ? { ...column, roomyWidth: 240 } : column));
    expect(colWidths(roomyToo, plain(), 590)[2]).toBe("calc(180px + clamp(0px, 100cqw - 720px, 60px))");
    const sized = sizeColumns(plain(), new Map([["type", 200]]));
    expect(colWidths(COLUMNS, sized, 670)).toEqual(["150px", "200px", "180px", undefined]);
  });
});
