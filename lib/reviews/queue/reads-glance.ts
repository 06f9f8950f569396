import { and, count, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { customers, reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { SOON_HOURS } from "@/lib/reviews/cases/constants";
import { caseStateColumn, isLateAt } from "@/lib/reviews/cases/reads-state";
import { AGE_BANDS, type AgeBandKey, QUEUE_VIEWS, type QueueView } from "./constants";
import type { QueueFilters } from "./input";
import { inView, narrowedBy } from "./reads-where";
import type { QueueGlance } from "./types-list";

const HOUR_MS = 3_600_000;

const ofCustomer = and(eq(customers.orgId, reviewCases.orgId), eq(customers.id, reviewCases.customerId));
const howMany = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition ?? sql`true`})::int`;

/** The exact number of cases behind each tab, and the open ones at a glance; both by the filters in force. */
export async function queueNumbers(
  tx: Tx,
  userId: string,
  filters: QueueFilters,
  now: Date,
): Promise<{ counts: Record<QueueView, number>; glance: QueueGlance }> {
  const narrowed = narrowedBy(filters, now);
  const at = (hoursAgo: number) => sql`${new Date(now.getTime() - hoursAgo * HOUR_MS).toISOString()}::timestamptz`;
  // Ages are those of cases that wait for compliance: the merchant's time is not ours.
  const isOurs = sql`${caseStateColumn} <> 'WAITING_MERCHANT'`;
  const ages = AGE_BANDS.map(({ key, below }, index) => {
    const from = AGE_BANDS[index - 1]?.below ?? null;
    const since = reviewCases.waitingSince;
    const isInside = and(
      isOurs,
      below === null ? undefined : sql`${since} > ${at(below)}`,
      from === null ? undefined : sql`${since} <= ${at(from)}`,
    );
    return [key, howMany(isInside)] as const;
  });
  const views = QUEUE_VIEWS.filter((view) => view !== "closed");
  const dueSoon = and(
    isOurs,
    sql`${reviewCases.dueAt} > ${now.toISOString()}::timestamptz`,
    sql`${reviewCases.dueAt} <= ${at(-SOON_HOURS)}`,
  );
  const fields = {
    ...(Object.fromEntries(views.map((view) => [view, howMany(inView(view, userId, now))])) as Record<
      (typeof views)[number],
      SQL<number>
    >),
    late: howMany(isLateAt(now)),
    dueSoon: howMany(dueSoon),
    oldest: sql`min(${reviewCases.waitingSince}) filter (where ${isOurs})`.mapWith(reviewCases.waitingSince),
    ...(Object.fromEntries(ages) as Record<AgeBandKey, SQL<number>>),
  };
  const openCases = tx
    .select(fields)
    .from(reviewCases)
    .innerJoin(customers, ofCustomer)
    .where(and(isNull(reviewCases.closedAt), narrowed));
  const closedCases = tx
    .select({ n: count() })
    .from(reviewCases)
    .innerJoin(customers, ofCustomer)
    .where(and(isNotNull(reviewCases.closedAt), narrowed));
  const [[row], [closed]] = await Promise.all([openCases, closedCases]);
  if (!row) throw new Error("Counting gave no row");
  const { open, mine, unassigned, merchant, second, snoozed, late, oldest } = row;
  return {
    counts: { open, mine, unassigned, merchant, second, snoozed, closed: closed?.n ?? 0 },
    glance: {
      open,
      late,
      dueSoon: row.dueSoon,
      oldest: oldest ? oldest.toISOString() : null,
      ages: { under4: row.under4, under24: row.under24, under72: row.under72, more: row.more },
    },
  };
}
