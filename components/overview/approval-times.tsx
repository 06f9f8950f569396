import { ChartTable } from "@/components/charts/chart-table";
import { DurationChart } from "@/components/charts/duration-chart";
import { ProportionBar } from "@/components/charts/proportion-bar";
import { Card } from "@/components/ui/card";
import { numberWords } from "@/lib/core/count-words";
import type { Range } from "@/lib/overview/constants";
import type { approvalsOf } from "@/lib/overview/rules-charts";
import { approvalSentence, approverSentence, periodWords, shortDay, shortDuration } from "@/lib/overview/rules-words";
import type { ApprovalPeriod } from "@/lib/overview/types";

interface ApprovalTimesProps {
  periods: readonly ApprovalPeriod[];
  approvals: ReturnType<typeof approvalsOf>;
  range: Range;
}

const TITLE = "Time to approval";

/** How long approvals took, and who made them. */
export function ApprovalTimes({ periods, approvals, range }: ApprovalTimesProps) {
  const points = periods.map((period) => ({ short: shortDay(period.to), long: periodWords(period) }));
  const line = (name: string, tone: "accent" | "neutral", of: (period: ApprovalPeriod) => number | null) => ({
    ...{ name, tone },
    values: periods.map(of),
    words: periods.map((period) => shortDuration(of(period))),
  });
  const series = [
    line("Half within", "accent", ({ median }) => median),
    line("Nine in ten within", "neutral", ({ slow }) => slow),
  ];
  const counts = { name: "Approved", words: periods.map(({ approved }) => numberWords(approved)) };
  return (
    <div className="grid grid-cols-1 gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <Card level={3} title={TITLE} description={approvalSentence(approvals, range)}>
        {approvals.approved === 0 ? (
          <p className="text-ink-muted text-ui">The chart begins with the first approval.</p>
        ) : (
          <>
            <DurationChart label={TITLE} points={points} series={series} tickWords={shortDuration} />
            <ChartTable
              label={`${TITLE} by ${range === 30 ? "day" : "week"}`}
              pointLabel={range === 30 ? "Day" : "Seven days"}
              points={points}
              series={[counts, ...series]}
            />
          </>
        )}
      </Card>
      <Card level={3} title="Who approved" description={approverSentence(approvals)}>
        {approvals.approved === 0 ? null : (
          <ProportionBar
            parts={[
              { name: "Automatically within a minute", tone: "success", n: approvals.atOnce },
              { name: "Automatically later", tone: "info", n: approvals.later },
              { name: "By a person", tone: "neutral", n: approvals.byPerson },
            ]}
          />
        )}
      </Card>
    </div>
  );
}
