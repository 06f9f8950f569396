import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { Mark } from "./mark";

interface PublicFrameProps {
  title: string;
  description?: ReactNode | undefined;
  children: ReactNode;
  /** Quiet links under the card. */
  footer?: ReactNode | undefined;
  /** A strip above everything, as in the portal. */
  banner?: ReactNode | undefined;
  /** Keeps the title for screen readers only, when the content shows its own. */
  hideTitle?: boolean | undefined;
  width?: "sm" | "md" | undefined;
}

/** Pages without a session: one centered card under the product's mark. */
export function PublicFrame({
  title,
  description,
  children,
  footer,
  banner,
  hideTitle = false,
  width = "sm",
}: PublicFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      {banner}
      <main className="flex flex-1 flex-col items-center justify-center px-4 py-12">
        <Mark withName className="mb-8 [&_svg]:size-8" />
        <div
          className={cn(
            "w-full rounded-xl border border-line bg-surface p-6 shadow-card sm:p-8",
            width === "sm" ? "max-w-[26rem]" : "max-w-2xl",
          )}
        >
          <h1 className={hideTitle ? "sr-only" : "font-semibold text-lg tracking-tight"}>{title}</h1>
          {description ? <div className="mt-1 text-ink-muted text-sm">{description}</div> : null}
          <div className={hideTitle ? undefined : "mt-6"}>{children}</div>
        </div>
        {footer ? <div className="mt-6 text-center text-ink-muted text-ui">{footer}</div> : null}
      </main>
    </div>
  );
}
