"use client";

import { lazy, type ReactElement, Suspense } from "react";
import type { PopoverPopupProps } from "./popover-popup";
import { useLazyPopup } from "./use-lazy-popup";

const load = () => import("./popover-popup");
const Popup = lazy(() => load().then((file) => ({ default: file.PopoverPopup })));

interface PopoverProps extends PopoverPopupProps {
  trigger: ReactElement;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

export function Popover({ trigger, open, onOpenChange, ...rest }: PopoverProps) {
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
