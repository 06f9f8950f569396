import type { PointerEvent } from "react";

const isCut = (element: Element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth;

/** For a body of rows: a cell whose text is cut off says it whole to whoever points at it. */
export function tellWhole({ target }: PointerEvent<HTMLElement>): void {
  const cell = target instanceof Element ? target.closest("td") : null;
  if (!cell) return;
  const text = isCut(cell) || Array.from(cell.children).some(isCut) ? cell.innerText.trim() : "";
  // Only what changes is written: each writing makes the browser look at the page anew.
  if (cell.title !== text) cell.title = text;
}
