"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { popupClass } from "./field-class";
import type { PopupPlace } from "./lazy-popup";

export interface PopoverPopupProps {
  title?: ReactNode | undefined;
  children: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  /** Stays below its button however high it grows; what does not fit scrolls. */
  staysBelow?: boolean | undefined;
  className?: string | undefined;
}

const below = { side: "none", align: "shift", fallbackAxisSide: "none" } as const;

/** What `Popover` shows; fetched with the first that is opened. */
export function PopoverPopup(props: PopoverPopupProps & PopupPlace) {
  const { anchor, open, onOpenChange, title, children, align = "start", staysBelow = false, className } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          sideOffset={6}
          align={align}
          className="z-50 outline-none"
          {...(staysBelow ? { collisionAvoidance: below } : {})}
        >
          <Base.Popup
            finalFocus={anchor}
            className={cn(popupClass, "popover max-w-(--available-width) text-ui", className)}
          >
            {title ? <Base.Title className="mb-3 font-semibold text-ui">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
