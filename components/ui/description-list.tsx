import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";

interface DescriptionItem {
  term: string;
  /** Null or undefined prints "Not given". */
  detail: ReactNode;
  /** React key, when two terms are the same. */
  id?: string | undefined;
}

interface DescriptionListProps {
  items: readonly DescriptionItem[];
  /** `rows` = term left, detail right; `grid` = term above detail in two or three columns. */
  layout?: "rows" | "grid" | undefined;
  className?: string | undefined;
}

export function DescriptionList({ items, layout = "rows", className }: DescriptionListProps) {
  const rows = layout === "rows";
  return (
    <dl
      className={
        rows
          ? cn("divide-y divide-line", className)
          : cn("grid gap-x-6 gap-y-4", className ?? "sm:grid-cols-2 xl:grid-cols-3")
      }
    >
      {items.map((item) => (
        <div
          key={item.id ?? item.term}
          className={cn("min-w-0", rows && "grid gap-x-6 py-2.5 sm:grid-cols-[11rem_1fr]")}
        >
          <dt className="text-ink-subtle text-ui">{item.term}</dt>
          <dd className={cn("min-w-0 break-words text-ink text-ui", !rows && "mt-0.5")}>
            {item.detail ?? <span className="text-ink-subtle">Not given</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
