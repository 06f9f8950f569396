import { Timeline } from "@/components/timeline/timeline";
import { Card } from "@/components/ui/card";
import type { TimelineEntry } from "@/lib/customers/detail/types";

interface CaseTimelineProps {
  entries: readonly TimelineEntry[];
}

/** Everything that happened to a customer, newest first, with what only staff read. */
export function CaseTimeline({ entries }: CaseTimelineProps) {
  return (
    <Card title="Timeline" id="timeline">
      <Timeline entries={entries} />
    </Card>
  );
}
