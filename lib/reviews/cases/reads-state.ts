import { type SQL, sql } from "drizzle-orm";
import { customers, decisionProposals, reviewCases } from "@/db/schema";

/** True of a case for which somebody proposed a decision that nobody has settled yet. */
export const isForSecondEye: SQL<boolean> = sql`exists (
  select 1 from ${decisionProposals} where ${decisionProposals.orgId} = ${reviewCases.orgId}
  and ${decisionProposals.customerId} = ${reviewCases.customerId} and ${decisionProposals.state} = 'OPEN')`;

/** `caseState` in SQL, over cases joined with their customers: the one place that says it there. */
export const caseStateColumn: SQL<string> = sql`case when ${reviewCases.closedAt} is not null then 'CLOSED'
  when ${isForSecondEye} then 'WAITING_SECOND' when ${customers.status} = 'PENDING_INFO' then 'WAITING_MERCHANT'
  else 'OPEN' end`;

/** True of an open case whose clock has run out; while the merchant has to act it stands still. */
export const isLateAt = (now: Date): SQL<boolean> =>
  sql`(${reviewCases.closedAt} is null and ${caseStateColumn} <> 'WAITING_MERCHANT' and ${reviewCases.dueAt} <= ${now.toISOString()}::timestamptz)`;

/** True of a case that is put aside. */
export const isSnoozedAt = (now: Date): SQL<boolean> =>
  sql`coalesce(${reviewCases.snoozedUntil} > ${now.toISOString()}::timestamptz, false)`;
