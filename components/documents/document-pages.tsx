"use client";

import { ChevronLeft, ChevronRight, RotateCw, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type Ref, useState } from "react";
import { areLetterKeysOn } from "@/components/data-table/letter-keys";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import type { DocumentRow } from "@/lib/documents/types";
import { documentTitle } from "./document-words";
import { useDocumentPage } from "./use-document-page";

const ZOOMS = [1, 1.5, 2, 3, 4];

interface DocumentPagesProps {
  document: DocumentRow;
  /** Kept with each look. */
  purpose: "own_check" | "review";
  /** The scrolling frame: a dialog puts the focus there, so that the keys work at once. */
  frameRef?: Ref<HTMLElement> | undefined;
}

/** A document, page by page, with zoom and rotation. Keys: arrows for pages, + and - for size, R to turn, 0 for all as it was. */
export function DocumentPages({ document, purpose, frameRef }: DocumentPagesProps) {
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const shown = useDocumentPage(document.id, page, purpose, attempt);
  const go = (to: number) => setPage(Math.min(Math.max(1, to), document.pageCount));
  const scale = (step: number) => setZoom((now) => Math.min(Math.max(0, now + step), ZOOMS.length - 1));

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && !areLetterKeysOn()) return;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => go(page - 1),
      ArrowRight: () => go(page + 1),
      "+": () => scale(1),
      "=": () => scale(1),
      "-": () => scale(-1),
      r: () => setTurns((now) => now + 1),
      "0": () => {
        setZoom(0);
        setTurns(0);
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  const percent = (ZOOMS[zoom] ?? 1) * 100;
  const isSideways = turns % 2 === 1;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys work wherever the focus is inside the viewer
    <div className="grid gap-3" onKeyDown={onKeyDown}>
      <div role="toolbar" aria-label="View" className="flex flex-wrap items-center gap-1">
        <IconButton label="Previous page" disabled={page === 1} onClick={() => go(page - 1)}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <p role="status" className="tabular min-w-24 text-center text-ink-muted text-ui">
          Page {page} of {document.pageCount}
        </p>
        <IconButton label="Next page" disabled={page === document.pageCount} onClick={() => go(page + 1)}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
        <span className="flex-1" />
        <IconButton label="Smaller" disabled={zoom === 0} onClick={() => scale(-1)}>
          <ZoomOut aria-hidden="true" />
        </IconButton>
        <span className="tabular min-w-12 text-center text-ink-muted text-ui">{percent} %</span>
        <IconButton label="Larger" disabled={zoom === ZOOMS.length - 1} onClick={() => scale(1)}>
          <ZoomIn aria-hidden="true" />
        </IconButton>
        <IconButton label="Turn right" onClick={() => setTurns((now) => now + 1)}>
          <RotateCw aria-hidden="true" />
        </IconButton>
      </div>
      <section
        ref={frameRef}
        aria-label="Page"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a larger picture is scrolled by keyboard
        tabIndex={0}
        className="grid h-[60dvh] overflow-auto rounded-lg border border-line bg-sunken"
      >
        {shown.state === "ready" ? (
          <div className="m-auto grid place-items-center" style={{ width: `${percent}%`, height: `${percent}%` }}>
            {/* biome-ignore lint/performance/noImgElement: a private picture must not pass the image optimizer */}
            <img
              src={shown.url}
              alt={`${documentTitle(document)}, page ${page}`}
              className="object-contain"
              style={{
                rotate: `${turns * 90}deg`,
                maxWidth: isSideways ? `${60 * (percent / 100)}dvh` : "100%",
                maxHeight: "100%",
              }}
            />
          </div>
        ) : (
          <div className="m-auto grid justify-items-center gap-3 p-6 text-center text-ink-muted text-ui">
            {shown.state === "loading" ? (
              <p role="status" className="flex items-center gap-2">
                <Spinner /> Opening page {page}…
              </p>
            ) : (
              <>
                <p role="alert">{shown.message}</p>
                <Button onClick={() => setAttempt((now) => now + 1)}>Try again</Button>
              </>
            )}
          </div>
        )}
      </section>
    </div>
  );
}
