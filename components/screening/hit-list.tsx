import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import type { HitRow, ScreeningSummary } from "@/lib/screening/types";
import { HitActions } from "./hit-actions";
import { HitComparison } from "./hit-comparison";

interface HitListProps {
  of: { orgId: string; customerId: string };
  hits: readonly HitRow[];
  screening: ScreeningSummary | null;
  /** Whether this reviewer may settle hits of this customer. */
  maySettle: boolean;
}

/** Everything that screening found for a customer, what stands first. */
export function HitList({ of, hits, screening, maySettle }: HitListProps) {
  return (
    <Card
      id="screening"
      title="Screening"
      description={
        screening ? (
          <>
            Screened <Instant iso={screening.at} show="datetime" /> (version {screening.version}) against{" "}
            {screening.lists.map((list) => `${list.title} ${list.version}`).join(", ") || "no list"}; hits count from{" "}
            {screening.threshold} points.
          </>
        ) : (
          "Not screened yet."
        )
      }
    >
      {hits.length === 0 ? (
        <p className="text-ink-muted text-ui">No name of this customer is on a list.</p>
      ) : (
        <ul className="grid grid-cols-1 gap-6">
          {hits.map((hit) => (
            <li key={hit.id} className="border-line border-t pt-5 first:border-t-0 first:pt-0">
              <HitComparison
                hit={hit}
                actions={
                  maySettle && hit.endedAt === null ? (
                    <HitActions
                      of={of}
                      hit={{
                        id: hit.id,
                        rowVersion: hit.rowVersion,
                        state: hit.state,
                        who: hit.who,
                        entryName: hit.entry.name,
                      }}
                    />
                  ) : null
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
