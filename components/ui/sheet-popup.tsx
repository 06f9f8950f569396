"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { DialogHead } from "./dialog-head";
import type { PopupPlace } from "./lazy-popup";

export interface SheetPopupProps {
  side?: "left" | "right" | undefined;
  title: ReactNode;
  description?: ReactNode | undefined;
  children?: ReactNode | undefined;
  footer?: ReactNode | undefined;
  className?: string | undefined;
}

/** What `Sheet` shows; fetched with the first that is opened. */
export function SheetPopup(props: SheetPopupProps & PopupPlace) {
  const { anchor, open, onOpenChange, side = "right", title, description, children, footer, className } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          finalFocus={anchor}
          className={cn(
            "sheet fixed inset-y-0 z-40 flex w-[calc(100%-3rem)] flex-col bg-raised text-ink shadow-float outline-none transition-transform duration-200 ease-out",
            side === "right"
              ? "right-0 data-ending-style:translate-x-full data-starting-style:translate-x-full"
              : "left-0 data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
            className,
          )}
        >
          <DialogHead title={title} description={description} className="border-b py-3.5" titleClass="text-sm" />
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
          {footer ? <div className="flex justify-end gap-2 border-t px-5 py-3">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
