import type { Route } from "next";
import Link from "next/link";
import { StatusBadge } from "@/components/ui/status-badge";
import { CUSTOMER_TYPE_LABELS, STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import { OTHER_CUSTOMERS_MAX } from "@/lib/reviews/queue/constants";
import type { OtherCustomer } from "@/lib/reviews/queue/types-list";

/** Customers that a search found and that have no open case; nothing when there are none. */
export function QueueOthers({ others }: { others: readonly OtherCustomer[] }) {
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="queue-others" className="mt-6">
      <h2 id="queue-others" className="mb-2 font-medium text-ui">
        Customers without an open case
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
        {others.map((customer) => (
          <li key={`${customer.orgId}${customer.id}`}>
            {/* Opening a customer is written down, so it must not happen ahead of the click. */}
            <Link
              href={`/review/${customer.orgId}/${customer.id}` as Route}
              prefetch={false}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-ui hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="min-w-40 flex-1 truncate font-medium">{customer.name}</span>
              <span className="text-ink-muted">{customer.orgName}</span>
              <span className="text-ink-muted">{CUSTOMER_TYPE_LABELS[customer.type]}</span>
              <StatusBadge tone={STATUS_TONES[customer.status]} label={STATUS_LABELS[customer.status]} />
            </Link>
          </li>
        ))}
      </ul>
      {others.length === OTHER_CUSTOMERS_MAX ? (
        <p className="mt-2 text-ink-muted text-mini">
          The first {OTHER_CUSTOMERS_MAX}. Type more of the name to narrow.
        </p>
      ) : null}
    </section>
  );
}
