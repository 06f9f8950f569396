import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Instant } from "@/components/ui/instant";
import { TextLink } from "@/components/ui/text-link";
import { resultWords } from "@/lib/customers/bulk/rules";
import type { BulkRunView } from "@/lib/customers/bulk/types";
import { BulkProgress } from "./bulk-progress";

interface BulkRunFactsProps {
  run: BulkRunView;
  timeZone: string;
}

/** What a run is about, how far it is and what came of it. */
export function BulkRunFacts({ run, timeZone }: BulkRunFactsProps) {
  return (
    <Card>
      <div className="grid gap-5">
        <BulkProgress run={run} />
        <DescriptionList
          layout="grid"
          className="grid-cols-1 sm:grid-cols-2 xl:grid-cols-3"
          items={[
            { term: "Customers", detail: run.scopeWords },
            ...(run.orderWords ? [{ term: "With", detail: run.orderWords }] : []),
            { term: run.isOver ? "Result" : "So far", detail: resultWords(run, run) },
            {
              term: "Started",
              detail: (
                <>
                  <Instant iso={run.createdAt} timeZone={timeZone} show="datetime" /> by {run.createdByName}
                </>
              ),
            },
            ...(run.endedAt
              ? [
                  {
                    term: run.cancelledByName ? "Cancelled" : "Finished",
                    detail: (
                      <>
                        <Instant iso={run.endedAt} timeZone={timeZone} show="datetime" />
                        {run.cancelledByName ? ` by ${run.cancelledByName}` : ""}
                      </>
                    ),
                  },
                ]
              : []),
            ...(run.undoneBy
              ? [
                  {
                    term: "Taken back",
                    detail: <TextLink href={`/customers/bulk/${run.undoneBy}`}>See what was taken back</TextLink>,
                  },
                ]
              : []),
            ...(run.undoOf
              ? [
                  {
                    term: "Takes back",
                    detail: <TextLink href={`/customers/bulk/${run.undoOf}`}>The bulk action before</TextLink>,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </Card>
  );
}
