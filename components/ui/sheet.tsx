"use client";

import type { ReactElement } from "react";
import { lazyPart } from "./lazy-part";
import { LazyPopup } from "./lazy-popup";
import type { SheetPopupProps } from "./sheet-popup";

const load = () => import("./sheet-popup");
const Popup = lazyPart(() => load().then((file) => file.SheetPopup));

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
