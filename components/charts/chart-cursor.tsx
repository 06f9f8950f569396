"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { Tone } from "@/components/ui/tone";
import { ChartKey } from "./chart-key";
import { percentAt } from "./scale";
import { FILL } from "./series";

interface ChartCursorProps {
  /** Names what is read out: "Customers by status". */
  label: string;
  height: number;
  /** What each point is called. */
  points: readonly string[];
  series: readonly {
    name: string;
    tone: Tone;
    words: readonly string[];
    /** Heights in pixels from the top; null where nothing is known. */
    heights: readonly (number | null)[];
  }[];
}

const PAGE = 7;

/** Reads the values of a chart out, point by point: under the pointer, and by the arrow keys to whoever listens. */
export function ChartCursor({ label, height, points, series }: ChartCursorProps) {
  const last = points.length - 1;
  const [index, setIndex] = useState(last);
  const [isShown, setShown] = useState(false);
  const at = Math.min(index, last);
  const x = percentAt(at, points.length);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = width > 0 ? (event.clientX - left) / width : 1;
    setIndex(Math.round(Math.min(1, Math.max(0, share)) * last));
    setShown(true);
  };

  const walk = (event: KeyboardEvent) => {
    const to: Record<string, number> = {
      ...{ ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1 },
      ...{ PageDown: at - PAGE, PageUp: at + PAGE, Home: 0, End: last },
    };
    const next = to[event.key];
    if (event.key === "Escape") setShown(false);
    if (next === undefined) return;
    event.preventDefault();
    setIndex(Math.min(last, Math.max(0, next)));
    setShown(true);
  };

  const words = series.map(({ name, words: values }) => `${name}: ${values[at]}`).join(", ");
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${label}: read point by point`}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={`${points[at]}: ${words}`}
      data-print="hide"
      onKeyDown={walk}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={(event) => setShown(event.currentTarget === document.activeElement)}
      className="absolute inset-x-0 top-0 touch-pan-y rounded-sm"
      style={{ height }}
    >
      {isShown ? (
        <>
          <svg aria-hidden="true" width="100%" height={height} className="pointer-events-none block overflow-visible">
            <line x1={`${x}%`} x2={`${x}%`} y1="0" y2={height} className="stroke-control" />
            {series.map(({ name, tone, heights }) => {
              const y = heights[at] ?? null;
              return y === null ? null : (
                <circle
                  key={name}
                  cx={`${x}%`}
                  cy={y}
                  r="4"
                  strokeWidth="2"
                  className={`stroke-surface ${FILL[tone]}`}
                />
              );
            })}
          </svg>
          <div
            aria-hidden="true"
            className="pointer-events-none absolute top-1 z-10 w-max rounded-md bg-raised px-3 py-2 text-mini shadow-float max-sm:translate-x-(--within) sm:translate-x-(--beside)"
            style={{
              left: `${x}%`,
              // Beside the line, so that it hides nothing of the point; on phones within the chart, where beside is no room.
              ["--beside" as string]: x > 50 ? "calc(-100% - 12px)" : "12px",
              ["--within" as string]: `${-x}%`,
            }}
          >
            <p className="mb-1 font-medium text-ink">{points[at]}</p>
            {series.map(({ name, tone, words: values }, place) => (
              <p key={name} className="flex items-center gap-2 text-ink-muted">
                <ChartKey tone={tone} index={place} />
                <span className="flex-1">{name}</span>
                <span className="tabular font-medium text-ink">{values[at]}</span>
              </p>
            ))}
          </div>
        </>
      ) : null}
    </div>
  );
}
