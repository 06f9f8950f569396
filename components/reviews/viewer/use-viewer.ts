"use client";

import { useCallback, useState } from "react";
import type { CaseDocument } from "@/lib/reviews/case-page/types";
import { atPage, freshView, turned, type View, ZOOM, zoomed } from "./view-state";

export type ViewerState = {
  /** One view, or two that are compared; none where there is no document. */
  views: View[];
  /** Which of them the keys act on. */
  active: number;
  isFull: boolean;
};

export type Viewer = ViewerState & {
  documents: readonly CaseDocument[];
  change: (index: number, change: (view: View) => View) => void;
  /** Puts a document into the active frame, at its first page. */
  show: (documentId: string) => void;
  activate: (index: number) => void;
  page: (step: 1 | -1) => void;
  zoom: (direction: 1 | -1) => void;
  reset: () => void;
  turn: (quarters: 1 | -1) => void;
  compare: () => void;
  full: (isFull?: boolean) => void;
};

/** What is compared with a document: its other side, else the next document. */
function counterpart(documents: readonly CaseDocument[], shownId: string): string | undefined {
  const shown = documents.find((one) => one.id === shownId);
  const others = documents.filter((one) => one.id !== shownId);
  const side = others.find((one) => one.slot === shown?.slot && one.subject === shown.subject);
  return (side ?? others[0])?.id;
}

/** The state of the document viewer, shared by the viewer, the data beside it and the keys. */
export function useViewer(documents: readonly CaseDocument[]): Viewer {
  const [kept, setState] = useState<ViewerState>(() => ({
    views: documents[0] ? [freshView(documents[0].id)] : [],
    active: 0,
    isFull: false,
  }));
  // A file may be replaced or removed while the case is open.
  const there = kept.views.filter((view) => documents.some((one) => one.id === view.documentId));
  const views = there.length > 0 || !documents[0] ? there : [freshView(documents[0].id)];
  const state = { ...kept, views, active: Math.min(kept.active, Math.max(0, views.length - 1)) };

  const change = useCallback((index: number, change: (view: View) => View) => {
    setState((now) => ({ ...now, views: now.views.map((view, at) => (at === index ? change(view) : view)) }));
  }, []);
  const pagesOf = (view: View) => documents.find((one) => one.id === view.documentId)?.pageCount ?? 1;
  const changeActive = (to: (view: View) => View) =>
    setState({ ...state, views: state.views.map((view, at) => (at === state.active ? to(view) : view)) });

  return {
    ...state,
    documents,
    change,
    show: (documentId) => changeActive((view) => (view.documentId === documentId ? view : freshView(documentId))),
    activate: (active) => setState((now) => (now.active === active ? now : { ...now, active })),
    page: (step) => changeActive((view) => atPage(view, view.page + step, pagesOf(view))),
    zoom: (direction) => changeActive((view) => zoomed(view, direction === 1 ? ZOOM.step : 1 / ZOOM.step)),
    reset: () => changeActive((view) => ({ ...freshView(view.documentId), page: view.page })),
    turn: (quarters) => changeActive((view) => turned(view, quarters)),
    compare: () => {
      const [first] = state.views;
      const other = first ? counterpart(documents, first.documentId) : undefined;
      if (state.views.length > 1) setState({ ...state, views: state.views.slice(0, 1), active: 0 });
      else if (first && other) setState({ ...state, views: [first, freshView(other)], active: 1 });
    },
    full: (isFull = !state.isFull) => setState({ ...state, isFull }),
  };
}
