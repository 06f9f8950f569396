"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactElement, type ReactNode, type RefObject, useRef } from "react";
import { cn } from "@/lib/core/cn";
import { DialogHead } from "./dialog-head";

interface DialogProps {
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The element that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement | undefined;
  title: ReactNode;
  description?: ReactNode | undefined;
  children?: ReactNode | undefined;
  /** Buttons, right-aligned; the one that acts comes last. */
  footer?: ReactNode | undefined;
  size?: "sm" | "md" | "lg" | undefined;
  /** Left out = the first field, or without one the first thing that takes the focus. */
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Left out = what had the focus before. */
  finalFocus?: (() => HTMLElement | null) | undefined;
}

const FIELD =
  ":is(input, textarea, [role=combobox], [role=radio], [role=checkbox]):not([tabindex='-1'], [aria-hidden])";

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" };

export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  children,
  footer,
  size = "md",
  initialFocus,
  finalFocus,
}: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          // Under a finger a field would bring the keyboard up, over what the dialog says.
          initialFocus={
            initialFocus ??
            ((by) => (by === "touch" ? null : (body.current?.querySelector<HTMLElement>(FIELD) ?? null)))
          }
          finalFocus={finalFocus}
          className={cn(
            "fixed inset-x-4 top-1/2 z-40 mx-auto flex max-h-[calc(100dvh-3rem)] -translate-y-1/2 flex-col rounded-xl bg-raised text-ink shadow-float outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:opacity-0",
            widths[size],
          )}
        >
          <DialogHead title={title} description={description} className="pt-4" titleClass="text-base" />
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {children}
          </div>
          {footer ? <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
