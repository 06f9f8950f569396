"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { useRef } from "react";
import { PaletteBody } from "./palette-body";
import type { PaletteEntries } from "./palette-entries";

interface PaletteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  entries: PaletteEntries;
}

/** The palette over the page. What was typed goes when it closes. */
export function PaletteDialog({ open, onOpenChange, entries }: PaletteDialogProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={input}
          className="fixed inset-x-3 top-3 z-40 mx-auto flex max-h-[calc(100dvh-1.5rem)] max-w-xl flex-col overflow-hidden rounded-xl bg-raised text-ink shadow-float outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0 sm:top-[12dvh] sm:max-h-[min(32rem,76dvh)]"
        >
          <Base.Title className="sr-only">Search</Base.Title>
          <PaletteBody entries={entries} inputRef={input} onDone={() => onOpenChange(false)} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
