import { Download } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { cn } from "@/lib/core/cn";
import { numberWords } from "@/lib/core/count-words";
import { IMPORTS_PATH } from "@/lib/customers/import/constants";
import type { RowFilter } from "@/lib/customers/import/input";
import type { ImportDetail, ImportRowPage } from "@/lib/customers/import/types";
import { ImportRowItem } from "./import-row-item";

interface ImportRowsProps {
  detail: ImportDetail;
  show: RowFilter;
  after: number | null;
  page: ImportRowPage;
}

/** The lines of the file with what was found in each: filtered and paged by the address. */
export function ImportRows({ detail, show, after, page }: ImportRowsProps) {
  const { counts } = detail;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const filters: { value: RowFilter; label: string; count: number }[] = [
    { value: "problems", label: "Problems", count: counts.INVALID + counts.FAILED },
    { value: "duplicates", label: "Duplicates", count: counts.DUPLICATE + counts.SKIPPED },
    { value: "ready", label: "Ready", count: counts.READY },
    { value: "created", label: "Created", count: counts.CREATED },
    { value: "all", label: "All lines", count: total },
  ];
  const shown = filters.filter(({ value, count }) => count > 0 || value === show || value === "all");
  const path = (query: Record<string, string>) => `${IMPORTS_PATH}/${detail.id}?${new URLSearchParams(query)}` as Route;
  const hasProblems = total > counts.READY + counts.CREATED;
  return (
    <Card
      flush
      title="Lines of the file"
      actions={
        hasProblems ? (
          <a href={`/api/imports/${detail.id}/problems`} download className={buttonVariants({ size: "sm" })}>
            <Download aria-hidden="true" />
            Download the problems
          </a>
        ) : undefined
      }
    >
      <nav aria-label="Which lines are shown" className="flex flex-wrap gap-1 border-t px-4 py-2">
        {shown.map(({ value, label, count }) => (
          <Link
            key={value}
            href={path({ show: value })}
            scroll={false}
            prefetch={false}
            aria-current={value === show ? "true" : undefined}
            className={cn(
              "rounded-md px-2.5 py-1 text-ui",
              value === show ? "bg-sunken font-medium text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
            )}
          >
            {label} <span className="tabular text-ink-subtle">{numberWords(count)}</span>
          </Link>
        ))}
      </nav>
      {page.rows.length > 0 ? (
        <ul className="border-t">
          {page.rows.map((row) => (
            <ImportRowItem key={row.line} row={row} />
          ))}
        </ul>
      ) : (
        <p className="border-t px-5 py-8 text-center text-ink-muted text-ui">No line of this kind.</p>
      )}
      {after !== null || page.nextAfter !== null ? (
        <div className="flex justify-end gap-2 border-t px-4 py-2.5">
          {after === null ? null : (
            <LinkButton href={path({ show })} size="sm" scroll={false} prefetch={false}>
              From the first line
            </LinkButton>
          )}
          {page.nextAfter === null ? null : (
            <LinkButton href={path({ show, after: String(page.nextAfter) })} size="sm" scroll={false} prefetch={false}>
              Next lines
            </LinkButton>
          )}
        </div>
      ) : null}
    </Card>
  );
}
