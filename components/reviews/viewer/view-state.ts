/** How one page of a document lies in its frame. Offsets in pixels from the middle. */
export type View = { documentId: string; page: number; zoom: number; x: number; y: number; turns: number };

export type Size = { width: number; height: number };
type Point = { x: number; y: number };

export const ZOOM = { least: 1, most: 8, step: 1.25 } as const;

// Adding nothing turns a negative zero into a plain one.
const between = (least: number, value: number, most: number) => Math.min(Math.max(least, value), most) + 0;

export const freshView = (documentId: string): View => ({ documentId, page: 1, zoom: 1, x: 0, y: 0, turns: 0 });

/** A quarter turn either way; the picture comes back to the middle. */
export const turned = (view: View, quarters: 1 | -1): View => ({ ...view, turns: view.turns + quarters, x: 0, y: 0 });

/** Another page of the same document keeps zoom and turn, as a reader expects. */
export const atPage = (view: View, page: number, pageCount: number): View => ({
  ...view,
  page: between(1, page, Math.max(1, pageCount)),
  x: 0,
  y: 0,
});

/** Larger or smaller, with the point under the pointer held in its place. */
export function zoomed(view: View, factor: number, around: Point = { x: 0, y: 0 }): View {
  const zoom = between(ZOOM.least, view.zoom * factor, ZOOM.most);
  const grown = zoom / view.zoom;
  return zoom === ZOOM.least
    ? { ...view, zoom, x: 0, y: 0 }
    : { ...view, zoom, x: around.x - (around.x - view.x) * grown, y: around.y - (around.y - view.y) * grown };
}

/** The size at which the whole picture is seen, before turning. */
export function fitted(picture: Size, frame: Size, turns: number): Size {
  const isSideways = turns % 2 !== 0;
  const [across, down] = isSideways ? [picture.height, picture.width] : [picture.width, picture.height];
  const scale = Math.min(frame.width / across, frame.height / down);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The view with its offsets so far in that no edge of the picture leaves an empty frame. */
export function held(view: View, picture: Size, frame: Size): View {
  const { width, height } = fitted(picture, frame, view.turns);
  const [across, down] = view.turns % 2 !== 0 ? [height, width] : [width, height];
  const most = {
    x: Math.max(0, (across * view.zoom - frame.width) / 2),
    y: Math.max(0, (down * view.zoom - frame.height) / 2),
  };
  return { ...view, x: between(-most.x, view.x, most.x), y: between(-most.y, view.y, most.y) };
}
