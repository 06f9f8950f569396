import "server-only";
import { withScope } from "@/db/scope";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant } from "@/lib/auth/require";
import { addDays } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { statusNumbers } from "@/lib/customers/list/reads-counters";
import { sumOf } from "@/lib/customers/list/rules-counts";
import { countOpenDrafts, listDrafts } from "@/lib/drafts/reads";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { COMPARED_DAYS, LIVE_DAYS, NAMED, type Range } from "./constants";
import { expiringDocuments, linksOut, longestWaiting, missingNumbers, openRequests } from "./reads";
import { approvalsIn, closedDays, lastClosed } from "./reads-days";
import { approvalPeriods, approvalsOf, comparedCounts, reachesBack, statusPoints } from "./rules-charts";

const DAY_MS = 24 * 3600_000;
const NO_APPROVALS = { approved: 0, atOnce: 0, byPerson: 0, seconds: [] };

/** Everything that the overview shows. */
export async function loadOverview(range: Range) {
  const scope = await requireMerchant("customers.read");
  const canWrite = merchantMay(scope.role, "customers.write");
  return withScope(scope, async (tx) => {
    const organisation = await ownOrganisation(tx, scope);
    const { today } = organisation;
    const now = clock.now();
    const last = await lastClosed(tx, scope);
    // Where the job has not come by for long, or never yet, only the last days are counted here: it makes up for the others.
    const floor = new Date(now.getTime() - LIVE_DAYS * DAY_MS);
    const since = last && last.endsAt > floor ? last.endsAt : floor;
    const [byStatus, days, [live], missing, requests, longest, links, expiring, drafts, draftCount] = await Promise.all(
      [
        statusNumbers(tx, scope),
        closedDays(tx, scope, addDays(today, -Math.max(range, COMPARED_DAYS))),
        approvalsIn(tx, scope, { since, ends: [new Date(now.getTime() + 1)] }),
        missingNumbers(tx, scope),
        openRequests(tx, scope, today),
        longestWaiting(tx, scope),
        linksOut(tx, scope),
        expiringDocuments(tx, scope, today),
        canWrite ? listDrafts(tx, scope, NAMED) : [],
        canWrite ? countOpenDrafts(tx, scope) : 0,
      ],
    );
    const inRange = days.filter(({ day }) => day > addDays(today, -range));
    const points = statusPoints(days, { today, byStatus }, range);
    const sinceClosed = live ?? NO_APPROVALS;
    return {
      organisation,
      canWrite,
      canImport: merchantMay(scope.role, "customers.import"),
      canInvite: merchantMay(scope.role, "people.write"),
      range,
      /** Nobody is there and nobody was in this time. */
      isEmpty: points.every((point) => sumOf(point.byStatus) === 0),
      byStatus,
      compared: comparedCounts(days, today),
      points,
      reachesBack: reachesBack(points, today, range),
      periods: approvalPeriods(inRange, sinceClosed, { today, range }),
      approvals: approvalsOf([...inRange, sinceClosed]),
      waiting: { missing, requests, longest, links },
      expiring,
      drafts,
      draftCount,
      now: now.toISOString(),
    };
  });
}
