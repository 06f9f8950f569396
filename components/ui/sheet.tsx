"use client";

import { lazy, type ReactElement } from "react";
import { LazyPopup } from "./lazy-popup";
import type { SheetPopupProps } from "./sheet-popup";

const load = () => import("./sheet-popup");
const Popup = lazy(() => load().then((file) => ({ default: file.SheetPopup })));

interface SheetProps extends SheetPopupProps {
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  trigger: ReactElement;
}

/** A panel from the side: navigation on phones, details beside a list. */
export function Sheet({ open, onOpenChange, trigger, ...rest }: SheetProps) {
  return (
    <LazyPopup trigger={trigger} kind="dialog" open={open} onOpenChange={onOpenChange} preload={load}>
      {(place) => <Popup {...place} {...rest} />}
    </LazyPopup>
  );
}
