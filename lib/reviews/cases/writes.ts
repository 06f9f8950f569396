import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { decisionProposals, reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { ids } from "@/lib/core/ids";
import { type CustomerRecord, organisationFacts } from "@/lib/customers/reads";
import type { CaseReason } from "./constants";
import { type CaseRecord, lockOpenCase } from "./reads";
import { dueAfter } from "./rules";

type Opener = ReviewerScope | SystemScope;

/** What a case depends on: the open one, locked, and the hours that the organisation's cases may wait. */
export type CaseFacts = { open: CaseRecord | null; slaHours: number };

async function caseFacts(tx: Tx, customer: Pick<CustomerRecord, "orgId" | "id">): Promise<CaseFacts> {
  const [open, { slaHours }] = await Promise.all([
    lockOpenCase(tx, customer, customer.id),
    organisationFacts(tx, customer),
  ]);
  return { open, slaHours };
}

/**
 * Makes a person of compliance look at a customer, whose row the caller has locked. One case at a time: where one is open it comes
 * back to compliance with a fresh clock and stays with whoever has it. `known`: where the caller has read it already.
 */
export async function openCase(
  tx: Tx,
  scope: Opener,
  customer: Pick<CustomerRecord, "orgId" | "id">,
  input: { reason: CaseReason; riskScore: number },
  known?: CaseFacts,
): Promise<CaseRecord> {
  const { open, slaHours } = known ?? (await caseFacts(tx, customer));
  const now = clock.now();
  const dueAt = dueAfter(now, slaHours);
  if (open) {
    const [again] = await tx
      .update(reviewCases)
      .set({
        riskScore: Math.max(open.riskScore, input.riskScore),
        waitingSince: now,
        dueAt,
        snoozedUntil: null,
        snoozeReason: null,
        version: open.version + 1,
      })
      .where(and(inOrg(reviewCases.orgId, customer), eq(reviewCases.id, open.id)))
      .returning();
    if (!again) throw new Error("A locked case is gone");
    return again;
  }
  const id = ids.next();
  const [[made]] = await Promise.all([
    tx
      .insert(reviewCases)
      .values({ orgId: customer.orgId, id, customerId: customer.id, ...input, openedAt: now, waitingSince: now, dueAt })
      .returning(),
    recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "case.opened",
      subject: { kind: "case", id },
      customerId: customer.id,
      detail: { reason: input.reason, riskScore: input.riskScore },
    }),
  ]);
  if (!made) throw new Error("A case was not written");
  return made;
}

/** What is still proposed about a customer no longer applies: nobody can confirm it any more. */
export async function overtakeProposals(
  tx: Tx,
  customer: Pick<CustomerRecord, "orgId" | "id">,
  why: string,
): Promise<void> {
  await tx
    .update(decisionProposals)
    .set({ state: "STALE", settledAt: clock.now(), settledReason: why })
    .where(
      and(
        inOrg(decisionProposals.orgId, customer),
        eq(decisionProposals.customerId, customer.id),
        eq(decisionProposals.state, "OPEN"),
      ),
    );
}

/** Opens a closed case again as it was, with a fresh clock; the customer's row is locked by the caller and has no open case. */
export async function reopenCase(tx: Tx, scope: Opener, closed: CaseRecord, why: string): Promise<void> {
  const now = clock.now();
  const dueAt = dueAfter(now, (await organisationFacts(tx, closed)).slaHours);
  await tx
    .update(reviewCases)
    .set({ closedAt: null, waitingSince: now, dueAt, version: closed.version + 1 })
    .where(and(inOrg(reviewCases.orgId, closed), eq(reviewCases.id, closed.id)));
  await recordAudit(tx, scope, {
    orgId: closed.orgId,
    action: "case.reopened",
    subject: { kind: "case", id: closed.id },
    customerId: closed.customerId,
    detail: { reason: why },
  });
}

/**
 * Ends the open case of a customer, if there is one, and what is proposed; the customer's row is locked by the caller. `known`: the open
 * case where the caller has locked it already.
 */
export async function closeCase(
  tx: Tx,
  scope: Opener,
  customer: Pick<CustomerRecord, "orgId" | "id">,
  why: string,
  known?: CaseRecord | null,
): Promise<void> {
  const open = known === undefined ? await lockOpenCase(tx, customer, customer.id) : known;
  await Promise.all([
    overtakeProposals(tx, customer, why),
    open
      ? tx
          .update(reviewCases)
          .set({ closedAt: clock.now(), snoozedUntil: null, snoozeReason: null, version: open.version + 1 })
          .where(and(inOrg(reviewCases.orgId, customer), eq(reviewCases.id, open.id)))
      : undefined,
    open
      ? recordAudit(tx, scope, {
          orgId: customer.orgId,
          action: "case.closed",
          subject: { kind: "case", id: open.id },
          customerId: customer.id,
          detail: { why },
        })
      : undefined,
  ]);
}
