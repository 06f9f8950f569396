"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { cn } from "@/lib/core/cn";

export interface SheetPopupProps {
  side?: "left" | "right" | undefined;
  title: ReactNode;
  description?: ReactNode | undefined;
  children?: ReactNode | undefined;
  footer?: ReactNode | undefined;
  className?: string | undefined;
}

interface PlacedProps extends SheetPopupProps {
  /** Gets the focus back. */
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean, details: { event: Event }) => void;
}

/** What `Sheet` shows; fetched with the first that is opened. */
export function SheetPopup(props: PlacedProps) {
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
          <div className="flex items-start gap-4 border-b px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-sm">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-0.5 text-ink-muted text-ui">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mr-1.5 grid size-7 shrink-0 place-items-center rounded-md text-ink-subtle hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </Base.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
          {footer ? <div className="flex justify-end gap-2 border-t px-5 py-3">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
