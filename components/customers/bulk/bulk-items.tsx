import { Download } from "lucide-react";
import { ListTable } from "@/components/data-table/list-table";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import { cn } from "@/lib/core/cn";
import { numberWords } from "@/lib/core/count-words";
import { BULK_ITEM_LABELS, BULK_ITEM_STATES, type BulkItemState } from "@/lib/customers/bulk/constants";
import type { BulkItemsQuery } from "@/lib/customers/bulk/input";
import { itemsAddress } from "@/lib/customers/bulk/rules";
import type { BulkItemPage, BulkRunView } from "@/lib/customers/bulk/types";

interface BulkItemsProps {
  run: BulkRunView;
  query: BulkItemsQuery;
  page: BulkItemPage;
}

const TONES: Readonly<Record<BulkItemState, Tone>> = {
  CHANGED: "success",
  UNCHANGED: "neutral",
  REFUSED: "danger",
  CANCELLED: "warning",
  WAITING: "info",
};

/** What came of each customer, a page at a time, all or those of one result. */
export function BulkItems({ run, query, page }: BulkItemsProps) {
  const path = `/customers/bulk/${run.id}`;
  const shown = BULK_ITEM_STATES.filter((state) => run.counts[state] > 0 || state === query.state);
  const choices = [
    { state: null, label: "All", count: run.total },
    ...shown.map((state) => ({ state, label: BULK_ITEM_LABELS[state], count: run.counts[state] })),
  ];
  return (
    <>
      <nav aria-label="Customers by result" className="flex flex-wrap items-center gap-1 px-4 py-3">
        {choices.map(({ state, label, count }) => (
          <LinkButton
            key={label}
            href={itemsAddress(path, { state })}
            variant="ghost"
            scroll={false}
            aria-current={state === query.state ? "page" : undefined}
            className={cn(state === query.state && "bg-sunken text-ink")}
          >
            {label}
            <span className="tabular text-ink-subtle">{numberWords(count)}</span>
          </LinkButton>
        ))}
        {run.mayTakeLeft ? (
          <a href={`/api/bulk/${run.id}/left`} download className={cn(buttonVariants({ size: "sm" }), "ml-auto")}>
            <Download aria-hidden="true" />
            Download who was not changed
          </a>
        ) : null}
      </nav>
      {page.rows.length > 0 ? (
        <ListTable
          caption="Customers of this bulk action"
          rows={page.rows}
          rowId={(item) => item.ordinal}
          columns={[
            {
              id: "customer",
              header: "Customer",
              className: "sm:max-w-72 sm:truncate",
              cell: (item) =>
                item.customerId ? (
                  <TextLink href={`/customers/${item.customerId}`}>{item.name}</TextLink>
                ) : (
                  <span className="font-normal text-ink-muted">{item.name}</span>
                ),
            },
            {
              id: "result",
              header: "Result",
              card: "corner",
              className: "whitespace-nowrap",
              cell: (item) => (
                <StatusBadge look="plain" tone={TONES[item.state]} label={BULK_ITEM_LABELS[item.state]} />
              ),
            },
            {
              id: "why",
              header: "Why",
              card: "block",
              className: "text-ink-muted sm:min-w-48",
              cell: (item) => item.message,
            },
          ]}
        />
      ) : (
        <EmptyState title="No customer with this result" className="py-10" />
      )}
      {page.previous !== null || page.next !== null ? (
        <nav aria-label="Pages" className="flex justify-end gap-2 border-t px-4 py-3">
          {page.previous !== null ? (
            <LinkButton href={itemsAddress(path, { state: query.state, before: page.previous })}>Previous</LinkButton>
          ) : null}
          {page.next !== null ? (
            <LinkButton href={itemsAddress(path, { state: query.state, after: page.next })}>Next</LinkButton>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}
