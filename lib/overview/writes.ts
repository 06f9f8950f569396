import { sql } from "drizzle-orm";
import { customerDays } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { SystemScope } from "@/lib/auth/scope";
import { addDays, type CivilDate, today as dayOf } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { noCustomers } from "@/lib/customers/list/rules-counts";
import { organisationFacts } from "@/lib/customers/reads";
import { CHUNK_DAYS, HISTORY_DAYS } from "./constants";
import {
  approvalsIn,
  deletions,
  firstTransition,
  knownDays,
  lastClosed,
  type Stretch,
  statusMoves,
} from "./reads-days";
import { foldDays, lastDayOver, missingRun } from "./rules";

/** Of advisory locks: this job's. */
const LOCK = 7_061_994;

async function isAlone(tx: Tx, orgId: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${LOCK}::int, hashtext(${orgId})) as held`,
  );
  return row?.held === true;
}

/** The instants at which days begin in a time zone. */
async function startsOf(tx: Tx, days: readonly CivilDate[], timeZone: string): Promise<Date[]> {
  const rows = await tx.execute<{ at: string }>(sql`
    select to_char((day::timestamp at time zone ${timeZone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from unnest(${`{${days.join(",")}}`}::date[]) with ordinality as one (day, place) order by place`);
  return rows.map(({ at }) => new Date(at));
}

/** Where the days lie: the first place ends with the beginning of the first day. Zones may have changed, time only goes on. */
async function stretchOf(tx: Tx, days: readonly CivilDate[], timeZone: string, base: Base): Promise<Stretch> {
  const [first = "", ...later] = [...days, addDays(days.at(-1) ?? "", 1)];
  const [begin = new Date(0), ...ends] = await startsOf(tx, [first, ...later], timeZone);
  const isNext = base !== null && addDays(base.day, 1) === first;
  const floor = base?.endsAt ?? new Date(0);
  let latest = isNext || begin < floor ? floor : begin;
  const rising = [latest];
  for (const end of ends) {
    if (end > latest) latest = end;
    rising.push(latest);
  }
  return { since: base?.endsAt ?? null, ends: rising };
}

type Base = Awaited<ReturnType<typeof lastClosed>>;

/** Closes the first missing days, some at a time. Gives how many; none when all are there or somebody else is at it. */
async function closeSome(tx: Tx, scope: SystemScope): Promise<number> {
  if (!(await isAlone(tx, scope.orgId))) return 0;
  const { timeZone, today } = await organisationFacts(tx, scope);
  const oldest = addDays(today, -HISTORY_DAYS);
  const [begun, known] = await Promise.all([firstTransition(tx, scope), knownDays(tx, scope, oldest)]);
  if (begun === null) return 0;
  const firstDay = dayOf(timeZone, begun);
  const first = firstDay > oldest ? firstDay : oldest;
  const days = missingRun(known, { first, last: lastDayOver(timeZone, clock.now()) }, CHUNK_DAYS);
  if (days.length === 0) return 0;
  const base = await lastClosed(tx, scope, days[0]);
  const stretch = await stretchOf(tx, days, timeZone, base);
  const [moves, leaves, approvals] = await Promise.all([
    statusMoves(tx, scope, stretch),
    deletions(tx, scope, stretch),
    approvalsIn(tx, scope, { since: stretch.ends[0] ?? null, ends: stretch.ends }),
  ]);
  const closed = foldDays(base?.byStatus ?? noCustomers(), days, { moves, leaves, approvals });
  await tx
    .insert(customerDays)
    .values(
      closed.map(({ day, byStatus, created, approved, atOnce, byPerson, seconds }, index) => ({
        ...{ orgId: scope.orgId, day, byStatus, created, approved },
        endsAt: stretch.ends[index + 1] ?? new Date(0),
        ...{ approvedAtOnce: atOnce, approvedByPerson: byPerson, secondsToApproval: seconds },
      })),
    )
    .onConflictDoNothing();
  return closed.length;
}

/** Closes every day of the organisation that is over and missing, oldest first. Gives how many; a crash loses one step at most. */
export async function closeDays(scope: SystemScope): Promise<number> {
  let all = 0;
  for (;;) {
    const closed = await withScope(scope, (tx) => closeSome(tx, scope));
    if (closed === 0) return all;
    all += closed;
  }
}
