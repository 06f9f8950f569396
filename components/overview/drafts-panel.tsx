import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { numberWords } from "@/lib/core/count-words";
import type { DraftRow } from "@/lib/drafts/types";
import { sinceWords } from "@/lib/overview/rules-words";

interface DraftsPanelProps {
  /** Those touched last. */
  drafts: readonly DraftRow[];
  count: number;
  /** ISO. */
  now: string;
}

/** Customers that were begun and never sent. */
export function DraftsPanel({ drafts, count, now }: DraftsPanelProps) {
  return (
    <Card
      title="Drafts to finish"
      description={
        count === 1 ? "1 customer was begun and not sent." : `${numberWords(count)} customers were begun and not sent.`
      }
      actions={
        <TextLink href="/customers/drafts" className="text-ui">
          All drafts
        </TextLink>
      }
    >
      <ul className="grid gap-1.5">
        {drafts.map(({ id, title, type, updatedAt, updatedByName }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 text-ui">
            <TextLink href={`/customers/new/${id}`} prefetch={false}>
              {title || (type === "COMPANY" ? "A company without a name yet" : "Somebody without a name yet")}
            </TextLink>
            <span className="text-ink-muted text-mini">
              {updatedByName}, {sinceWords(updatedAt, now)} ago
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
