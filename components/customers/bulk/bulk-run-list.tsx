import { Instant } from "@/components/ui/instant";
import { TextLink } from "@/components/ui/text-link";
import { resultWords, runTitle } from "@/lib/customers/bulk/rules";
import type { BulkRunRow } from "@/lib/customers/bulk/types";
import { BulkProgress } from "./bulk-progress";
import { BulkStateBadge } from "./bulk-state-badge";

interface BulkRunListProps {
  runs: readonly BulkRunRow[];
  timeZone: string;
}

/** The bulk actions of an organisation, newest first. */
export function BulkRunList({ runs, timeZone }: BulkRunListProps) {
  return (
    <ul className="divide-y divide-line">
      {runs.map((run) => (
        <li key={run.id} className="grid gap-1 px-5 py-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="font-medium text-ui">
              <TextLink href={`/customers/bulk/${run.id}`}>{runTitle(run)}</TextLink>
            </h2>
            <BulkStateBadge state={run.state} />
          </div>
          <p className="break-words text-ink text-ui">{run.scopeWords}</p>
          {run.orderWords ? <p className="break-words text-ink-muted text-ui">{run.orderWords}</p> : null}
          {run.isOver ? <p className="tabular text-ink-muted text-mini">{resultWords(run, run)}</p> : null}
          <p className="text-ink-muted text-mini">
            By {run.createdByName}, <Instant iso={run.createdAt} timeZone={timeZone} show="datetime" />
            {run.cancelledByName ? `, cancelled by ${run.cancelledByName}` : ""}
          </p>
          <BulkProgress run={run} className="mt-2 max-w-96" />
        </li>
      ))}
    </ul>
  );
}
