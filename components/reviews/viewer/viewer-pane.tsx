"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { documentTitle } from "@/components/documents/document-words";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/core/cn";
import type { CaseDocument } from "@/lib/reviews/case-page/types";
import { useFrame } from "./use-frame";
import { useGestures } from "./use-gestures";
import { usePicture } from "./use-picture";
import type { LoadPage } from "./use-pictures";
import { fitted, held, type Size, type View, zoomed } from "./view-state";

const STEP = 60;
const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: STEP, y: 0 },
  ArrowRight: { x: -STEP, y: 0 },
  ArrowUp: { x: 0, y: STEP },
  ArrowDown: { x: 0, y: -STEP },
};

interface ViewerPaneProps {
  document: CaseDocument;
  view: View;
  onView: (change: (view: View) => View) => void;
  load: LoadPage;
  /** The one that the keys act on, where two are compared. */
  isActive: boolean;
  onActivate: () => void;
}

/** One page in its frame: drag or arrows move it, wheel and fingers zoom. */
export function ViewerPane({ document, view, onView, load, isActive, onActivate }: ViewerPaneProps) {
  const frameRef = useRef<HTMLElement>(null);
  const frame = useFrame(frameRef);
  const [sizes, setSizes] = useState<Record<string, Size>>({});
  const [attempt, setAttempt] = useState(0);
  const picture = usePicture(load, view.documentId, view.page, attempt);
  const natural = picture.state === "ready" ? sizes[picture.url] : undefined;
  const keep = (next: View) => (natural && frame ? held(next, natural, frame) : next);

  const { isDragging, handlers } = useGestures({
    frame: frameRef,
    onPan: (by) => onView((now) => keep({ ...now, x: now.x + by.x, y: now.y + by.y })),
    onZoom: (factor, around) => onView((now) => keep(zoomed(now, factor, around))),
  });

  function onKeyDown(event: KeyboardEvent) {
    const by = ARROWS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || view.zoom === 1) return;
    event.preventDefault();
    onView((now) => keep({ ...now, x: now.x + by.x, y: now.y + by.y }));
  }

  const shown = keep(view);
  const size = natural && frame ? fitted(natural, frame, view.turns) : null;
  const title = documentTitle(document);
  return (
    <section
      ref={frameRef}
      aria-label={`${title}, page ${view.page}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a larger picture is moved by the arrow keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={onActivate}
      {...handlers}
      data-viewer-pane=""
      className={cn(
        "relative grid h-full min-h-0 select-none place-items-center overflow-hidden rounded-lg border bg-sunken",
        isActive ? "border-accent-ink" : "border-line",
        view.zoom > 1 ? (isDragging ? "touch-none cursor-grabbing" : "touch-none cursor-grab") : "touch-pan-y",
      )}
    >
      {picture.state === "ready" ? (
        // biome-ignore lint/performance/noImgElement: a private picture must not pass the image optimizer
        <img
          src={picture.url}
          alt={`${title} of ${document.place.toLowerCase()}, page ${view.page}`}
          draggable={false}
          onLoad={({ currentTarget }) => {
            const { naturalWidth: width, naturalHeight: height } = currentTarget;
            setSizes((known) => ({ ...known, [picture.url]: { width, height } }));
          }}
          className={cn(
            "absolute max-w-none origin-center",
            !isDragging && "transition-transform duration-100 motion-reduce:transition-none",
            size ? "" : "invisible",
          )}
          style={
            size
              ? {
                  width: size.width,
                  height: size.height,
                  transform: `translate(${shown.x}px, ${shown.y}px) scale(${shown.zoom}) rotate(${shown.turns * 90}deg)`,
                }
              : undefined
          }
        />
      ) : (
        <div className="grid justify-items-center gap-3 p-6 text-center text-ink-muted text-ui">
          {picture.state === "loading" ? (
            <p className="flex items-center gap-2">
              <Spinner /> Opening page {view.page}…
            </p>
          ) : (
            <>
              <p role="alert">{picture.message}</p>
              <Button onClick={() => setAttempt((now) => now + 1)}>Try again</Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}
