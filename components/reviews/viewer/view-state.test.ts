import { describe, expect, it } from "vitest";
import { atPage, fitted, freshView, held, turned, ZOOM, zoomed } from "./view-state";

const frame = { width: 500, height: 600 };
const card = { width: 1000, height: 600 };

describe("zoom", () => {
  it("stays within its limits, however often it is asked for", () => {
    let view = freshView("doc_1");
    for (let step = 0; step < 50; step++) view = zoomed(view, ZOOM.step);
    expect(view.zoom).toBe(ZOOM.most);
    for (let step = 0; step < 50; step++) view = zoomed(view, 1 / ZOOM.step);
    expect(view).toEqual(freshView("doc_1"));
  });

  it("holds the point under the pointer where it is", () => {
    const before = { ...freshView("doc_1"), zoom: 2, x: 30, y: -10 };
    const at = { x: 120, y: 80 };
    const after = zoomed(before, 1.5, at);
    const onPicture = (view: typeof before) => [(at.x - view.x) / view.zoom, (at.y - view.y) / view.zoom];
    expect(onPicture(after)[0]).toBeCloseTo(onPicture(before)[0] ?? 0);
    expect(onPicture(after)[1]).toBeCloseTo(onPicture(before)[1] ?? 0);
  });
});

describe("the picture in its frame", () => {
  it("is seen whole, upright and turned", () => {
    expect(fitted(card, frame, 0)).toEqual({ width: 500, height: 300 });
    expect(fitted(card, frame, 1)).toEqual({ width: 600, height: 360 });
    expect(fitted(card, frame, -1)).toEqual(fitted(card, frame, 1));
  });

  it("never leaves an empty frame behind", () => {
    const far = { ...freshView("doc_1"), zoom: 4, x: 9_999, y: -9_999 };
    expect(held(far, card, frame)).toMatchObject({ x: 750, y: -300 });
    expect(held({ ...far, zoom: 1 }, card, frame)).toMatchObject({ x: 0, y: 0 });
    expect(held({ ...far, turns: 1 }, card, frame)).toMatchObject({ x: 470, y: -900 });
  });
});

it("pages stay within the document and keep zoom and turn", () => {
  const view = turned({ ...freshView("doc_1"), zoom: 3 }, 1);
  expect(atPage(view, 9, 4)).toMatchObject({ page: 4, zoom: 3, turns: 1 });
  expect(atPage(view, 0, 4).page).toBe(1);
});
