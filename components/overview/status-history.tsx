import { AreaChart } from "@/components/charts/area-chart";
import { ChartTable } from "@/components/charts/chart-table";
import { Card } from "@/components/ui/card";
import { civilDateWords } from "@/lib/core/civil-date";
import { numberWords } from "@/lib/core/count-words";
import { type CustomerStatus, STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import type { Range } from "@/lib/overview/constants";
import { shortDay, statusSentence } from "@/lib/overview/rules-words";
import type { StatusPoint } from "@/lib/overview/types";

interface StatusHistoryProps {
  byStatus: StatusCounts;
  points: readonly StatusPoint[];
  /** Whether the first point lies at the beginning of the range. */
  reachesBack: boolean;
  range: Range;
}

const FROM_BELOW: readonly CustomerStatus[] = ["APPROVED", "UNDER_REVIEW", "PENDING_INFO", "SUSPENDED"];
const TITLE = "Customers by status";

/** Customers by status over time. */
export function StatusHistory({ byStatus, points, reachesBack, range }: StatusHistoryProps) {
  const series = FROM_BELOW.map((status) => ({
    name: STATUS_LABELS[status],
    tone: STATUS_TONES[status],
    values: points.map((point) => point.byStatus[status]),
    words: points.map((point) => numberWords(point.byStatus[status])),
  }));
  const days = points.map(({ day }) => ({ short: shortDay(day), long: civilDateWords(day) }));
  return (
    <Card
      level={3}
      title={TITLE}
      description={statusSentence(byStatus, points.length > 1 ? (points[0] ?? null) : null, reachesBack, range)}
    >
      {points.length < 2 ? (
        <p className="text-ink-muted text-ui">The chart begins when the first day is over.</p>
      ) : (
        <>
          <AreaChart label={TITLE} points={days} series={series} />
          <ChartTable
            label={`${TITLE} at each day's end`}
            pointLabel="Day"
            points={days}
            series={series.toReversed()}
          />
        </>
      )}
    </Card>
  );
}
