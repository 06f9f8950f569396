"use client";

import { lazy, type ReactElement, Suspense } from "react";
import type { DropdownMenuPopupProps } from "./dropdown-menu-popup";
import { loadMenuParts } from "./load-menu-parts";
import { useLazyPopup } from "./use-lazy-popup";

const loadPopup = () => import("./dropdown-menu-popup");
const Popup = lazy(() => loadPopup().then((file) => ({ default: file.DropdownMenuPopup })));
const load = () => void Promise.all([loadPopup(), loadMenuParts()]).catch(() => undefined);

interface DropdownMenuProps extends DropdownMenuPopupProps {
  trigger: ReactElement;
}

export function DropdownMenu({ trigger, ...rest }: DropdownMenuProps) {
  const popup = useLazyPopup({ trigger, kind: "menu", preload: load });
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
