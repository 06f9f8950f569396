"use client";

import { lazy, type ReactElement, Suspense } from "react";
import type { SheetPopupProps } from "./sheet-popup";
import { useLazyPopup } from "./use-lazy-popup";

const load = () => import("./sheet-popup");
const Popup = lazy(() => load().then((file) => ({ default: file.SheetPopup })));

interface SheetProps extends SheetPopupProps {
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  trigger: ReactElement;
}

/** A panel from the side: navigation on phones, details beside a list. */
export function Sheet({ open, onOpenChange, trigger, ...rest }: SheetProps) {
  const popup = useLazyPopup({ trigger, kind: "dialog", open, onOpenChange, preload: load });
  return (
    <>
      {popup.button}
      {popup.wasOpened ? (
        <Suspense>
          <Popup anchor={popup.anchor} open={popup.isOpen} onOpenChange={popup.onPopupChange} {...rest} />
        </Suspense>
      ) : null}
    </>
  );
}
