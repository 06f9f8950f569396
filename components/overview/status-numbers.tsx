import type { Route } from "next";
import Link from "next/link";
import { StatusBadge } from "@/components/ui/status-badge";
import { numberWords } from "@/lib/core/count-words";
import { type CustomerStatus, STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import { statusHref } from "@/lib/overview/rules-links";
import { changeWords } from "@/lib/overview/rules-words";

const FROM_BEST: readonly CustomerStatus[] = ["APPROVED", "UNDER_REVIEW", "PENDING_INFO", "SUSPENDED"];

interface StatusNumbersProps {
  byStatus: StatusCounts;
  /** 30 days ago; null where that is not known. */
  compared: StatusCounts | null;
}

/** How many customers there are by status; each number leads to its list. */
export function StatusNumbers({ byStatus, compared }: StatusNumbersProps) {
  return (
    <section aria-label="Customers by status now">
      <ul className="flex flex-wrap gap-3 *:min-w-40 *:flex-1">
        {FROM_BEST.map((status) => (
          <li
            key={status}
            className="relative rounded-lg border bg-surface px-4 py-3.5 shadow-card transition-colors hover:border-line-strong hover:bg-hover"
          >
            <Link
              href={statusHref(status) as Route}
              className="before:absolute before:inset-0 before:rounded-lg focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-accent-ink"
            >
              <StatusBadge tone={STATUS_TONES[status]} label={STATUS_LABELS[status]} look="plain" />
            </Link>
            <p className="tabular mt-1 font-semibold text-ink text-title tracking-tight">
              {numberWords(byStatus[status])}
            </p>
            {compared ? (
              <p className="mt-0.5 text-ink-muted text-mini">{changeWords(byStatus[status], compared[status])}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
