"use client";

import { CircleCheck, Flag } from "lucide-react";
import { documentTitle } from "@/components/documents/document-words";
import { cn } from "@/lib/core/cn";
import type { Verdict } from "@/lib/reviews/findings/constants";
import type { Viewer } from "./use-viewer";

interface ViewerStripProps {
  viewer: Viewer;
  /** How each document is marked, by its id. */
  verdictOf: (documentId: string) => Verdict | null;
}

const MARKS: Record<Verdict, { icon: typeof Flag; tone: string; word: string }> = {
  ACCEPTED: { icon: CircleCheck, tone: "text-success-ink", word: "accepted" },
  FLAGGED: { icon: Flag, tone: "text-danger-ink", word: "flagged" },
};

/** The documents of a case to choose from, numbered as the keys 1 to 9 take them. */
export function ViewerStrip({ viewer, verdictOf }: ViewerStripProps) {
  const shown = viewer.views.map((view) => view.documentId);
  return (
    <ul aria-label="Documents" className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1">
      {viewer.documents.map((document, index) => {
        const verdict = verdictOf(document.id);
        const mark = verdict ? MARKS[verdict] : null;
        const isShown = shown.includes(document.id);
        return (
          <li key={document.id} className="shrink-0">
            <button
              type="button"
              aria-pressed={isShown}
              title={document.place}
              onClick={() => viewer.show(document.id)}
              className={cn(
                "flex h-8 items-center gap-1.5 rounded-md border px-2 text-mini hover:bg-hover",
                isShown ? "border-accent-ink bg-accent-soft text-accent-ink" : "border-line text-ink-muted",
              )}
            >
              {index < 9 ? <span className="tabular font-mono text-[11px] opacity-80">{index + 1}</span> : null}
              <span className="font-medium">{documentTitle(document)}</span>
              {mark ? (
                <>
                  <mark.icon aria-hidden="true" className={cn("size-3.5", mark.tone)} />
                  <span className="sr-only">, {mark.word}</span>
                </>
              ) : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
