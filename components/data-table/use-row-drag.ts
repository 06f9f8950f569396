"use client";

import { type PointerEvent, type RefObject, useRef, useState } from "react";

interface RowDragOptions {
  /** One of several rows of one height. */
  row: RefObject<HTMLElement | null>;
  index: number;
  onDrag: (to: number) => void;
  onDrop: () => void;
  onCancel: () => void;
}

/** How near to the edge of what scrolls the list moves on by itself, and by how much: pixels. */
const EDGE = { within: 36, step: 8 };

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return null;
}

/** Drags a row of a list by its handle with mouse, pen or finger. */
export function useRowDrag({ row, index, onDrag, onDrop, onCancel }: RowDragOptions) {
  const [isDragging, setDragging] = useState(false);
  const held = useRef<{ startY: number; from: number; height: number; scroller: HTMLElement | null; at: number }>(
    undefined,
  );

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const element = row.current;
    if (!element || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const scroller = scrollerOf(element);
    const startY = event.clientY + (scroller?.scrollTop ?? 0);
    held.current = { startY, from: index, height: element.offsetHeight, scroller, at: index };
    setDragging(true);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const now = held.current;
    if (!now) return;
    if (now.scroller) {
      const { top, bottom } = now.scroller.getBoundingClientRect();
      if (event.clientY > bottom - EDGE.within) now.scroller.scrollTop += EDGE.step;
      if (event.clientY < top + EDGE.within) now.scroller.scrollTop -= EDGE.step;
    }
    const moved = event.clientY + (now.scroller?.scrollTop ?? 0) - now.startY;
    const to = now.from + Math.round(moved / now.height);
    if (to !== now.at) {
      now.at = to;
      onDrag(to);
    }
  }

  function end(isDropped: boolean) {
    if (!held.current) return;
    held.current = undefined;
    setDragging(false);
    if (isDropped) onDrop();
    else onCancel();
  }

  const handle = { onPointerDown, onPointerMove, onPointerUp: () => end(true), onPointerCancel: () => end(false) };
  return { isDragging, handle };
}
