import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import type { TimelineEntry } from "@/lib/customers/detail/types";

interface CaseTimelineProps {
  entries: readonly TimelineEntry[];
}

/** Everything that happened to a customer, newest first, with the notes that only staff read. */
export function CaseTimeline({ entries }: CaseTimelineProps) {
  return (
    <Card title="Timeline" description="Times are UTC.">
      <ol className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.id} className="grid gap-0.5 py-2.5 text-ui">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="min-w-0 text-ink">
                <span className="font-medium">{entry.actor.name}</span> {entry.words}
              </span>
              <Instant iso={entry.at} show="datetime" className="text-ink-subtle text-mini" />
            </p>
            {entry.to ? (
              <p>
                <StatusBadge tone={STATUS_TONES[entry.to]} label={STATUS_LABELS[entry.to]} />
              </p>
            ) : null}
            {entry.notes.map((note) => (
              <p key={note} className="whitespace-pre-line break-words text-ink-muted text-mini">
                {note}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  );
}
