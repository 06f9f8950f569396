"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { popupClass } from "./field-class";

interface PopoverProps {
  trigger: ReactElement;
  title?: ReactNode | undefined;
  children: ReactNode;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  align?: "start" | "center" | "end" | undefined;
  /** Stays below its button however high it grows; what does not fit scrolls. */
  staysBelow?: boolean | undefined;
  className?: string | undefined;
}

const below = { side: "none", align: "shift", fallbackAxisSide: "none" } as const;

export function Popover(props: PopoverProps) {
  const { trigger, title, children, open, onOpenChange, align = "start", staysBelow = false, className } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          sideOffset={6}
          align={align}
          className="z-50 outline-none"
          {...(staysBelow ? { collisionAvoidance: below } : {})}
        >
          <Base.Popup className={cn(popupClass, "w-80 max-w-(--available-width) p-4 text-ui", className)}>
            {title ? <Base.Title className="mb-3 font-semibold text-ui">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
