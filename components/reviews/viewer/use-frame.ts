"use client";

import { type RefObject, useEffect, useState } from "react";
import type { Size } from "./view-state";

/** The inner size of an element, followed as it changes; null before it is known. */
export function useFrame(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const frame = element.current;
    if (!frame) return;
    const observer = new ResizeObserver(() => setSize({ width: frame.clientWidth, height: frame.clientHeight }));
    observer.observe(frame);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
