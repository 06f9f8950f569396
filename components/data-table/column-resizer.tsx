"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { COLUMN_WIDTH } from "@/lib/core/table-look";
import { clampWidth } from "./column-layout";
import { drawnWidths, fittingWidth, widthPainter } from "./column-widths";

interface ColumnResizerProps {
  header: string;
  index: number;
  /** Pixels. */
  width: number;
  /** Pixels left of the first column. */
  before: number;
  /** The widths of all columns, in order. */
  onResize: (widths: readonly number[]) => void;
  /** This column's own width again. */
  onReset: () => void;
}

/** The edge of a column: drag it, or focus it and use the arrow keys; Enter fits the content, a double click gives the width back. */
export function ColumnResizer({ header, index, width, before, onResize, onReset }: ColumnResizerProps) {
  const edge = useRef<HTMLHRElement>(null);
  const drag = useRef<{ startX: number; widths: number[]; undo: () => void; paint: (widths: number[]) => void }>(
    undefined,
  );
  const timer = useRef<number>(undefined);
  useEffect(() => () => cancelAnimationFrame(timer.current ?? 0), []);

  /** From now on all columns have the widths that are seen, so that only this one changes. */
  function resizeTo(next: number) {
    if (!edge.current) return;
    onResize(drawnWidths(edge.current).map((drawn, at) => (at === index ? clampWidth(next) : drawn)));
  }

  function onKeyDown(event: KeyboardEvent<HTMLHRElement>) {
    const drawn = drawnWidths(event.currentTarget)[index] ?? width;
    const targets: Record<string, number | undefined> = {
      ArrowLeft: drawn - COLUMN_WIDTH.step,
      ArrowRight: drawn + COLUMN_WIDTH.step,
      Home: COLUMN_WIDTH.min,
      End: COLUMN_WIDTH.max,
      Enter: event.key === "Enter" ? fittingWidth(event.currentTarget, index) : undefined,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resizeTo(target);
  }

  function widthsAt(clientX: number): number[] {
    const held = drag.current;
    if (!held) return [];
    return held.widths.map((each, at) => (at === index ? clampWidth(each + clientX - held.startX) : each));
  }

  function onPointerDown(event: PointerEvent<HTMLHRElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const painter = widthPainter(event.currentTarget, before);
    drag.current = { startX: event.clientX, widths: drawnWidths(event.currentTarget), ...painter };
  }

  function onPointerMove(event: PointerEvent<HTMLHRElement>) {
    const held = drag.current;
    if (!held) return;
    const widths = widthsAt(event.clientX);
    cancelAnimationFrame(timer.current ?? 0);
    timer.current = requestAnimationFrame(() => held.paint(widths));
  }

  function end(event: PointerEvent<HTMLHRElement>, isKept: boolean) {
    const held = drag.current;
    if (!held) return;
    const widths = widthsAt(event.clientX);
    cancelAnimationFrame(timer.current ?? 0);
    drag.current = undefined;
    held.undo();
    if (isKept && widths[index] !== held.widths[index]) onResize(widths);
  }

  return (
    <hr
      ref={edge}
      aria-orientation="vertical"
      aria-label={`Width of ${header}`}
      aria-valuenow={width}
      aria-valuemin={COLUMN_WIDTH.min}
      aria-valuemax={COLUMN_WIDTH.max}
      aria-valuetext={`${width} pixels`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => end(event, true)}
      onPointerCancel={(event) => end(event, false)}
      onDoubleClick={onReset}
      className="col-edge"
    />
  );
}
