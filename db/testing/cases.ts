import type postgres from "postgres";
import type { ReviewerScope } from "@/lib/auth/scope";
import { mintScope } from "@/lib/auth/scope";
import { ids } from "@/lib/core/ids";
import type { CaseReason } from "@/lib/reviews/cases/constants";
import { makePerson } from "./people";

export type CaseFacts = {
  reason?: CaseReason;
  riskScore?: number;
  openedAt?: Date;
  waitingSince?: Date;
  dueAt?: Date;
  closedAt?: Date | null;
  assigneeId?: string | null;
  snoozedUntil?: Date | null;
  isReferred?: boolean;
  tags?: string[];
};

const HOUR_MS = 3_600_000;

/** A case as a row alone, open and nobody's unless said otherwise. Returns its inside id. */
export async function insertCase(
  owner: postgres.Sql,
  of: { orgId: string; customerId: string },
  facts: CaseFacts = {},
): Promise<string> {
  const id = ids.next();
  const openedAt = facts.openedAt ?? new Date(Date.now() - HOUR_MS);
  const assigneeId = facts.assigneeId ?? null;
  await owner`
    insert into review_cases (org_id, id, customer_id, reason, risk_score, is_referred, assignee_id, assigned_at, snoozed_until,
      tags, opened_at, waiting_since, due_at, closed_at)
    values (${of.orgId}, ${id}, ${of.customerId}, ${facts.reason ?? "REVIEW"}, ${facts.riskScore ?? 35}, ${facts.isReferred ?? false},
      ${assigneeId}, ${assigneeId ? openedAt : null}, ${facts.snoozedUntil ?? null}, ${facts.tags ?? []}, ${openedAt},
      ${facts.waitingSince ?? openedAt}, ${facts.dueAt ?? new Date(Date.now() + 24 * HOUR_MS)}, ${facts.closedAt ?? null})`;
  return id;
}

/** Somebody of compliance at work. */
export async function makeStaff(owner: postgres.Sql, role: ReviewerScope["role"] = "reviewer"): Promise<ReviewerScope> {
  const person = await makePerson(owner, { staff: role });
  const common = { userId: person.id, userName: person.name, sessionId: ids.next(), requestId: "test" };
  return mintScope<ReviewerScope>({ kind: "reviewer", role, ...common });
}
