"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";

type Point = { x: number; y: number };

interface Gestures {
  frame: RefObject<HTMLElement | null>;
  onPan: (by: Point) => void;
  /** `around` in pixels from the middle of the frame. */
  onZoom: (factor: number, around: Point) => void;
}

const distance = ([a, b]: Point[]) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);

/** Drag to move, wheel and two fingers to zoom. */
export function useGestures({ frame, onPan, onZoom }: Gestures) {
  const pointers = useRef(new Map<number, Point>());
  const [isDragging, setIsDragging] = useState(false);
  const latest = useRef(onZoom);

  useEffect(() => {
    latest.current = onZoom;
  }, [onZoom]);

  const fromMiddle = (at: Point): Point => {
    const box = frame.current?.getBoundingClientRect();
    return box ? { x: at.x - box.left - box.width / 2, y: at.y - box.top - box.height / 2 } : { x: 0, y: 0 };
  };

  // React listens to the wheel passively, and a passive listener cannot keep the page from scrolling.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    function onWheel(event: WheelEvent) {
      event.preventDefault();
      const box = element?.getBoundingClientRect();
      if (!box) return;
      const around = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
      latest.current(Math.exp(-event.deltaY / 500), around);
    }
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [frame]);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    setIsDragging(true);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const spread = distance([...pointers.current.values()]);
    const now = { x: event.clientX, y: event.clientY };
    pointers.current.set(event.pointerId, now);
    if (spread > 0) onZoom(distance([...pointers.current.values()]) / spread, fromMiddle(now));
    else onPan({ x: now.x - before.x, y: now.y - before.y });
  }

  function onPointerEnd(event: PointerEvent<HTMLElement>) {
    pointers.current.delete(event.pointerId);
    if (pointers.current.size === 0) setIsDragging(false);
  }

  return {
    isDragging,
    handlers: { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd },
  };
}
