"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { popupClass } from "./field-class";

interface DropdownMenuProps {
  trigger: ReactElement;
  /** `MenuItem`, `MenuSection`, `MenuCheckboxItem`, `MenuRadioGroup`. */
  children: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "bottom" | "left" | "right" | undefined;
  className?: string | undefined;
}

export function DropdownMenu({ trigger, children, align = "end", side = "bottom", className }: DropdownMenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} side={side} className="z-50 outline-none">
          <Base.Popup
            className={cn(popupClass, "max-h-(--available-height) min-w-48 max-w-80 overflow-y-auto p-1", className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
