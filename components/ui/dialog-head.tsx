import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";

interface DialogHeadProps {
  title: ReactNode;
  description: ReactNode;
  /** Its padding and edge. */
  className: string;
  /** The size of the title. */
  titleClass: string;
}

/** The upper end of a dialog or sheet: what it is about, and the way out. */
export function DialogHead({ title, description, className, titleClass }: DialogHeadProps) {
  return (
    <div className={cn("flex items-start gap-4 px-5", className)}>
      <div className="min-w-0 flex-1">
        <Base.Title className={cn("font-semibold", titleClass)}>{title}</Base.Title>
        {description ? (
          <Base.Description className="mt-1 text-ink-muted text-ui">{description}</Base.Description>
        ) : null}
      </div>
      <Base.Close
        aria-label="Close"
        className="-mr-1.5 grid size-7 shrink-0 place-items-center rounded-md text-ink-subtle hover:bg-hover hover:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </Base.Close>
    </div>
  );
}
