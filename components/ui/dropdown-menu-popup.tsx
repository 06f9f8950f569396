"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { popupClass } from "./field-class";
import type { PopupPlace } from "./lazy-popup";

export interface DropdownMenuPopupProps {
  /** `MenuItem`, `MenuSection`, `MenuRadioGroup`. */
  children: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "bottom" | "left" | "right" | undefined;
  className?: string | undefined;
}

/** What `DropdownMenu` shows; fetched with the first that is opened. */
export function DropdownMenuPopup(props: DropdownMenuPopupProps & PopupPlace) {
  const { anchor, open, onOpenChange, children, align = "end", side = "bottom", className } = props;
  return (
    <Base.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} align={align} side={side} className="z-50 outline-none">
          <Base.Popup
            // A dialog that an entry has opened keeps the focus.
            finalFocus={() => !document.activeElement?.closest("[role=dialog], [role=alertdialog]") && anchor.current}
            className={cn(popupClass, "max-h-(--available-height) min-w-48 max-w-80 overflow-y-auto p-1", className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
