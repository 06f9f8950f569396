"use client";

import {
  ChevronLeft,
  ChevronRight,
  Columns2,
  Maximize2,
  Minimize2,
  RotateCcw,
  RotateCw,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { Viewer } from "./use-viewer";
import { ZOOM } from "./view-state";

/** Pages, size, turn, compare and full screen, for the document that the keys act on. */
export function ViewerToolbar({ viewer }: { viewer: Viewer }) {
  const view = viewer.views[viewer.active];
  const document = viewer.documents.find((one) => one.id === view?.documentId);
  if (!view || !document) return null;
  const isComparing = viewer.views.length > 1;
  return (
    <div role="toolbar" aria-label="View" className="flex flex-wrap items-center gap-0.5">
      {document.pageCount > 1 ? (
        <>
          <IconButton
            size="sm"
            label="Previous page (Page up)"
            disabled={view.page === 1}
            onClick={() => viewer.page(-1)}
          >
            <ChevronLeft aria-hidden="true" />
          </IconButton>
          <p role="status" className="tabular text-center text-ink-muted text-mini">
            <span className="sr-only">Page </span>
            {view.page} of {document.pageCount}
          </p>
          <IconButton
            size="sm"
            label="Next page (Page down)"
            disabled={view.page === document.pageCount}
            onClick={() => viewer.page(1)}
          >
            <ChevronRight aria-hidden="true" />
          </IconButton>
        </>
      ) : null}
      <IconButton size="sm" label="Smaller (-)" disabled={view.zoom === ZOOM.least} onClick={() => viewer.zoom(-1)}>
        <ZoomOut aria-hidden="true" />
      </IconButton>
      <button
        type="button"
        aria-label={`Size ${Math.round(view.zoom * 100)} %: show the whole page (0)`}
        onClick={viewer.reset}
        className="tabular h-7 min-w-12 rounded-md text-center text-ink-muted text-mini hover:bg-hover"
      >
        {Math.round(view.zoom * 100)} %
      </button>
      <IconButton size="sm" label="Larger (+)" disabled={view.zoom === ZOOM.most} onClick={() => viewer.zoom(1)}>
        <ZoomIn aria-hidden="true" />
      </IconButton>
      <IconButton size="sm" label="Turn left (Shift R)" onClick={() => viewer.turn(-1)}>
        <RotateCcw aria-hidden="true" />
      </IconButton>
      <IconButton size="sm" label="Turn right (R)" onClick={() => viewer.turn(1)}>
        <RotateCw aria-hidden="true" />
      </IconButton>
      <IconButton
        size="sm"
        label={isComparing ? "Show one document (C)" : "Compare two documents (C)"}
        aria-pressed={isComparing}
        disabled={viewer.documents.length < 2}
        onClick={viewer.compare}
        className={isComparing ? "bg-accent-soft text-accent-ink" : undefined}
      >
        <Columns2 aria-hidden="true" />
      </IconButton>
      <IconButton
        size="sm"
        label={viewer.isFull ? "Leave full screen (F)" : "Full screen (F)"}
        aria-pressed={viewer.isFull}
        onClick={() => viewer.full()}
      >
        {viewer.isFull ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
