import { CircleAlert, CircleCheck, CircleMinus } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Skeleton } from "@/components/ui/skeleton";
import { countWords, numberWords } from "@/lib/core/count-words";
import { BULK_WORDS, type BulkAction } from "@/lib/customers/bulk/constants";
import type { StayGroup } from "@/lib/customers/bulk/types";
import type { DryRun } from "./use-dry-run";

interface DryRunPanelProps {
  action: BulkAction;
  run: DryRun;
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5">
      <span className="mt-0.5 [&_svg]:size-4">{icon}</span>
      <div className="min-w-0">{children}</div>
    </li>
  );
}

function Names({ group }: { group: StayGroup }) {
  const others = group.count - group.names.length;
  return (
    <p className="break-words text-ink-muted text-mini">
      {group.names.join(", ")}
      {others > 0 ? ` and ${numberWords(others)} more` : ""}
    </p>
  );
}

/** What would change and what would not, before anything does. */
export function DryRunPanel({ action, run }: DryRunPanelProps) {
  if (run.state === "unasked") {
    return <p className="text-ink-subtle text-ui">Fill this in to see what will change.</p>;
  }
  if (run.state === "refused") {
    return (
      <Banner tone="danger" live>
        {run.message}
      </Banner>
    );
  }
  if (run.state === "running") {
    return (
      <div aria-busy="true" className="grid gap-2 rounded-lg border bg-sunken p-4">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-4 w-64" />
        <span className="sr-only" role="status">
          Looking at what will change
        </span>
      </div>
    );
  }
  const { willChange, already, refused, gone } = run.preview;
  return (
    <section aria-label="What will change" aria-live="polite" className="rounded-lg border bg-sunken p-4 text-ui">
      <ul className="grid gap-3">
        <Line
          icon={<CircleCheck aria-hidden="true" className={willChange > 0 ? "text-success-ink" : "text-ink-subtle"} />}
        >
          <p className="font-medium text-ink">
            {willChange > 0
              ? `${countWords(willChange, "customer")} ${BULK_WORDS[action].will}`
              : "Nothing would change for these customers"}
          </p>
        </Line>
        {already.map((group) => (
          <Line key={group.reason} icon={<CircleMinus aria-hidden="true" className="text-ink-subtle" />}>
            <p className="text-ink">
              {numberWords(group.count)} {group.count === 1 ? "stays as it is" : "stay as they are"}: {group.why}
            </p>
            <Names group={group} />
          </Line>
        ))}
        {refused.map((group) => (
          <Line key={group.reason} icon={<CircleAlert aria-hidden="true" className="text-warning-ink" />}>
            <p className="text-ink">
              {numberWords(group.count)} cannot change: {group.why}
            </p>
            <Names group={group} />
          </Line>
        ))}
        {gone > 0 ? (
          <Line icon={<CircleMinus aria-hidden="true" className="text-ink-subtle" />}>
            <p className="text-ink">
              {numberWords(gone)} of those you picked {gone === 1 ? "is" : "are"} no longer there.
            </p>
          </Line>
        ) : null}
      </ul>
    </section>
  );
}
