"use client";

import { type MouseEvent, useCallback, useRef } from "react";

export interface TableSelection {
  selectedIds: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
  /** On phones, where a row shows no box otherwise: rows are being picked, and a tap picks instead of opening. */
  isPicking?: boolean | undefined;
}

/** Picking rows one by one, from one to another with Shift, and all of a page. What it gives to rows stays the same function. */
export function useRowSelection(ids: readonly string[], selection: TableSelection | undefined) {
  const isShift = useRef(false);
  /** Where a range begins. */
  const anchor = useRef<string>(undefined);

  function toggle(changed: readonly string[], on: boolean) {
    const next = new Set(selection?.selectedIds);
    for (const id of changed) {
      if (on) next.add(id);
      else next.delete(id);
    }
    selection?.onChange(next);
  }

  function pick(id: string, on: boolean) {
    const from = isShift.current && anchor.current !== undefined ? ids.indexOf(anchor.current) : -1;
    const to = ids.indexOf(id);
    isShift.current = false;
    anchor.current = id;
    toggle(from === -1 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1), on);
  }

  const latest = useRef(pick);
  latest.current = pick;
  const select = useCallback((id: string, on: boolean) => latest.current(id, on), []);
  const chosen = ids.filter((id) => selection?.selectedIds.has(id)).length;

  return {
    select,
    selectAt: (index: number) => {
      isShift.current = false;
      const id = ids[index];
      if (id !== undefined) pick(id, !selection?.selectedIds.has(id));
    },
    head: selection && {
      all: chosen > 0 && chosen === ids.length,
      some: chosen > 0,
      onToggleAll: (on: boolean) => toggle(ids, on),
    },
    /** For the element around the rows: a box knows nothing of the key that is held down. */
    listeners: {
      onMouseDownCapture: (event: MouseEvent) => {
        // Or the browser marks the text in between.
        if (event.shiftKey && event.target instanceof HTMLInputElement) event.preventDefault();
      },
      onClickCapture: (event: MouseEvent) => {
        isShift.current = event.shiftKey;
      },
    },
  };
}
