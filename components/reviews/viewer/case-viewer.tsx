"use client";

import { FileText } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { CivilDate } from "@/components/ui/civil-date";
import { EmptyState } from "@/components/ui/empty-state";
import { cn } from "@/lib/core/cn";
import type { Verdict } from "@/lib/reviews/findings/constants";
import { usePictures } from "./use-pictures";
import type { Viewer } from "./use-viewer";
import { ViewerPane } from "./viewer-pane";
import { ViewerStrip } from "./viewer-strip";
import { ViewerToolbar } from "./viewer-toolbar";

interface CaseViewerProps {
  viewer: Viewer;
  verdictOf: (documentId: string) => Verdict | null;
  /** Beside the toolbar: accept or flag the document in front. */
  marks?: ReactNode;
}

/** Beyond the last control the focus comes back to the first: what lies behind the full screen is out of reach. */
function keepFocusInside(event: KeyboardEvent, root: HTMLElement | null): void {
  if (event.key !== "Tab" || !root) return;
  const stops = [...root.querySelectorAll<HTMLElement>("button:not(:disabled), [tabindex='0']")];
  const [first, last] = [stops[0], stops.at(-1)];
  const leaving = event.shiftKey ? first : last;
  if (document.activeElement !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/** The documents of a case: one in view or two side by side. The keys are bound by the page around it. */
export function CaseViewer({ viewer, verdictOf, marks }: CaseViewerProps) {
  const root = useRef<HTMLElement>(null);
  const load = usePictures();
  const inFront = viewer.documents.find((one) => one.id === viewer.views[viewer.active]?.documentId);
  if (!inFront) {
    return (
      <section aria-label="Documents" className="rounded-lg border border-line p-6">
        <EmptyState icon={<FileText />} title="No documents" description="The merchant has not uploaded any file." />
      </section>
    );
  }
  return (
    <section
      ref={root}
      aria-label="Document viewer"
      onKeyDown={viewer.isFull ? (event) => keepFocusInside(event, root.current) : undefined}
      className={cn(
        "flex min-h-0 flex-col gap-2",
        viewer.isFull ? "fixed inset-0 z-30 bg-surface p-3" : "h-[60dvh] sm:h-[70dvh] xl:h-full",
      )}
    >
      <ViewerStrip viewer={viewer} verdictOf={verdictOf} />
      <div
        className={cn(
          "grid min-h-0 flex-1 gap-2",
          viewer.views.length > 1 ? "grid-rows-2 sm:grid-cols-2 sm:grid-rows-1" : "grid-rows-1",
        )}
      >
        {viewer.views.map((view, index) => {
          const document = viewer.documents.find((one) => one.id === view.documentId);
          return document ? (
            <ViewerPane
              // biome-ignore lint/suspicious/noArrayIndexKey: a frame stays while its document changes
              key={index}
              document={document}
              view={view}
              onView={(change) => viewer.change(index, change)}
              load={load}
              isActive={viewer.views.length > 1 && index === viewer.active}
              onActivate={() => viewer.activate(index)}
            />
          ) : null;
        })}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <ViewerToolbar viewer={viewer} />
        {marks}
      </div>
      <p className="truncate text-ink-muted text-mini">
        <span className="font-medium text-ink">{inFront.place}</span>
        {inFront.issuedOn ? (
          <>
            {" · Issued "}
            <CivilDate value={inFront.issuedOn} />
          </>
        ) : null}
        {inFront.expiresOn ? (
          <>
            {" · Expires "}
            <CivilDate value={inFront.expiresOn} />
          </>
        ) : null}
        {" · Each page you open is written down"}
      </p>
    </section>
  );
}
