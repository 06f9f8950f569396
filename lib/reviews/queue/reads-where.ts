import { and, between, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { inOrg } from "@/db/filters";
import { customers, reviewCases } from "@/db/schema";
import { fromPublicId, ids } from "@/lib/core/ids";
import { customerMatches } from "@/lib/customers/search/reads";
import { RISK_BANDS, RISK_FROM, type RiskBand } from "@/lib/reviews/cases/constants";
import { caseStateColumn, isForSecondEye, isLateAt, isSnoozedAt } from "@/lib/reviews/cases/reads-state";
import type { QueueView } from "./constants";
import type { QueueFilters, QueueQuery } from "./input";

/** Of an id that cannot be read: nothing has it. */
const inside = (kind: "organisation" | "user", publicId: string) => fromPublicId(kind, publicId) ?? ids.next();

function inBand(band: RiskBand): SQL {
  const next = RISK_BANDS[RISK_BANDS.indexOf(band) + 1];
  return between(reviewCases.riskScore, RISK_FROM[band], next ? RISK_FROM[next] - 1 : 100);
}

/** What a tab shows, over cases joined with their customers. */
export function inView(view: QueueView, userId: string, now: Date): SQL | undefined {
  const isOpen = isNull(reviewCases.closedAt);
  const isSnoozed = isSnoozedAt(now);
  switch (view) {
    case "open":
      return isOpen;
    case "mine":
      return and(isOpen, eq(reviewCases.assigneeId, userId), not(isSnoozed));
    case "unassigned":
      return and(isOpen, isNull(reviewCases.assigneeId), not(isSnoozed), sql`${caseStateColumn} = 'OPEN'`);
    case "merchant":
      return and(isOpen, sql`${caseStateColumn} = 'WAITING_MERCHANT'`);
    case "second":
      return and(isOpen, isForSecondEye);
    case "snoozed":
      return and(isOpen, isSnoozed);
    case "closed":
      return isNotNull(reviewCases.closedAt);
  }
}

/** What the filters leave, whatever the tab. */
export function narrowedBy(filters: QueueFilters, now: Date): SQL | undefined {
  const { organisation, types, reasons, country, risks, isLate, tag, assignee, search } = filters;
  return and(
    isNull(customers.deletedAt),
    organisation === null ? undefined : inOrg(reviewCases.orgId, { orgId: inside("organisation", organisation) }),
    types.length > 0 ? inArray(customers.type, types) : undefined,
    reasons.length > 0 ? inArray(reviewCases.reason, reasons) : undefined,
    country === null ? undefined : eq(customers.countryKey, country),
    risks.length > 0 ? or(...risks.map(inBand)) : undefined,
    isLate ? isLateAt(now) : undefined,
    tag === null ? undefined : sql`${tag} = any(${reviewCases.tags})`,
    assignee === null ? undefined : eq(reviewCases.assigneeId, inside("user", assignee)),
    ...customerMatches(search),
  );
}

const millis = (column: AnyPgColumn): SQL => sql`(extract(epoch from ${column}) * 1000)::bigint`;
const flag = (condition: SQL): SQL => sql`(${condition})::int::bigint`;
const minus = (value: SQL): SQL => sql`(- ${value})`;

/**
 * The values a queue is ordered by, all ascending whole numbers so that a place in the order is a list of them; the case's id ends it.
 * `now` decides what is late.
 */
export function orderKeys(query: Pick<QueueQuery, "view" | "sort">, now: Date): SQL[] {
  const due = millis(reviewCases.dueAt);
  const opened = millis(reviewCases.openedAt);
  const waiting = millis(reviewCases.waitingSince);
  const risk = sql`${reviewCases.riskScore}::bigint`;
  const isPaused = sql`${customers.status} = 'PENDING_INFO' and not ${isForSecondEye}`;
  const isAscending = query.sort.direction === "asc";
  switch (query.sort.by) {
    case "priority": {
      // Of closed cases the newest: nothing about them presses any more.
      if (query.view === "closed") return [minus(millis(reviewCases.closedAt))];
      const isLate = sql`not (${isPaused}) and ${reviewCases.dueAt} <= ${now.toISOString()}::timestamptz`;
      const rests = sql`${isSnoozedAt(now)} or (${isPaused})`;
      return [flag(rests), flag(sql`not (${isLate})`), minus(risk), due, opened];
    }
    case "risk":
      return [isAscending ? risk : minus(risk), due, opened];
    case "sla":
      return [flag(isPaused), isAscending ? due : minus(due), opened];
    case "age":
      return [isAscending ? minus(waiting) : waiting];
  }
}

/** A place in an order: the values of `orderKeys` and the case's id, inside form. */
export type Place = { keys: number[]; id: string };

export const orderBy = (keys: SQL[], walk: "forward" | "backward"): SQL =>
  sql.join(
    [...keys, sql`${reviewCases.id}`].map((key) => (walk === "forward" ? sql`${key} asc` : sql`${key} desc`)),
    sql`, `,
  );

/** True of the cases beyond a place, in the direction that is walked. */
export function beyond(keys: SQL[], place: Place, walk: "forward" | "backward"): SQL {
  const left = sql.join([...keys, sql`${reviewCases.id}`], sql`, `);
  const right = sql.join([...place.keys.map((key) => sql`${key}::bigint`), sql`${place.id}::uuid`], sql`, `);
  return walk === "forward" ? sql`(${left}) > (${right})` : sql`(${left}) < (${right})`;
}
