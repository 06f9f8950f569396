import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";

interface TableProps {
  /** What the table holds; read out, not shown. */
  caption: string;
  /** Plain `thead`, `tbody`, `tr`, `th` and `td`. */
  children: ReactNode;
  className?: string | undefined;
}

/** A small static table. For long lists use the data table. */
export function Table({ caption, children, className }: TableProps) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className="scroll-hint relative overflow-x-auto"
    >
      <table
        className={cn(
          "w-full border-collapse text-left text-ui [&_td]:h-11 [&_td]:px-4 [&_td]:py-2 [&_th]:h-9 [&_th]:whitespace-nowrap [&_th]:px-4 [&_th]:font-medium [&_th]:text-ink-subtle [&_th]:text-mini [&_tbody_tr]:border-t [&_thead]:bg-canvas",
          className,
        )}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}
