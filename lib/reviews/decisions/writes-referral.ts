import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { reviewCases } from "@/db/schema";
import { writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { lockCustomer } from "@/lib/customers/reads";
import { notify } from "@/lib/notifications/writes";
import { announceCase } from "@/lib/outbox/emit";
import { decisionBar } from "./access";
import type { ReferralInput } from "./input";
import type { DecisionAnswer } from "./types";
import { caseForDecision } from "./writes-effects";
import { earlierAnswer, keepAnswer } from "./writes-receipts";

/** Gives a case to the lead with a note. From then on only a lead decides it. */
export async function referCase(scope: ReviewerScope, input: ReferralInput): Promise<Outcome<DecisionAnswer>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const earlier = await earlierAnswer(tx, scope, input);
    if (earlier) return earlier;
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    const found = await caseForDecision(tx, scope, customer);
    if (found.isReferred) return refuse("conflict", "This case is with the lead already. Add a note to say more.");
    await tx
      .update(reviewCases)
      .set({ isReferred: true, assigneeId: null, assignedAt: null, version: found.version + 1 })
      .where(and(inOrg(reviewCases.orgId, customer), eq(reviewCases.id, found.id)));
    await recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "case.referred",
      subject: { kind: "case", id: found.id },
      customerId: customer.id,
      detail: { note: input.note },
    });
    await announceCase(tx, { orgId: customer.orgId, customerId: customer.id });
    await notify(tx, scope, {
      orgId: customer.orgId,
      kind: "case.assigned",
      title: `${scope.userName} referred ${customer.displayName} to the lead`,
      // Notices travel by e-mail too: what was written stays in the portal.
      body: "Open the case to read why. Only a lead can decide it now.",
      href: `/review/${toPublicId("organisation", customer.orgId)}/${toPublicId("customer", customer.id)}`,
      customerId: customer.id,
      to: { staff: "lead" },
      exceptUserId: scope.userId,
    });
    return keepAnswer(tx, scope, input, {
      kind: "REFERRED",
      status: customer.status as CustomerStatus,
      transitionId: null,
      proposalId: null,
      undoUntil: null,
    });
  });
}
