"use client";

import type { ReactElement } from "react";
import { lazyPart } from "./lazy-part";
import { LazyPopup } from "./lazy-popup";
import type { PopoverPopupProps } from "./popover-popup";

const load = () => import("./popover-popup");
const Popup = lazyPart(() => load().then((file) => file.PopoverPopup));

interface PopoverProps extends PopoverPopupProps {
  trigger: ReactElement;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

export function Popover({ trigger, open, onOpenChange, ...rest }: PopoverProps) {
  return (
    <LazyPopup trigger={trigger} kind="dialog" open={open} onOpenChange={onOpenChange} preload={load}>
      {(place) => <Popup {...place} {...rest} />}
    </LazyPopup>
  );
}
