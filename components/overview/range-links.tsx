import type { Route } from "next";
import Link from "next/link";
import { cn } from "@/lib/core/cn";
import { RANGE_LABELS, RANGES, type Range } from "@/lib/overview/constants";
import { overviewHref } from "@/lib/overview/input";

/** How far back the charts go; it stands in the address. */
export function RangeLinks({ range }: { range: Range }) {
  return (
    <nav aria-label="How far back" className="flex gap-px rounded-md border bg-sunken p-0.5">
      {RANGES.map((each) => (
        <Link
          key={each}
          href={overviewHref(each) as Route}
          scroll={false}
          aria-current={each === range ? "page" : undefined}
          className={cn(
            "rounded px-2.5 py-1 text-ui max-sm:py-2",
            each === range ? "bg-surface font-medium text-ink shadow-card" : "text-ink-muted hover:text-ink",
          )}
        >
          {RANGE_LABELS[each]}
        </Link>
      ))}
    </nav>
  );
}
