import { writeInScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { transitionCustomer } from "@/lib/customers/lifecycle/transition";
import { lockCustomer } from "@/lib/customers/reads";
import { closeCase, reopenCase } from "@/lib/reviews/cases/writes";
import { nextCase } from "@/lib/reviews/queue/reads";
import { decisionBar } from "./access";
import { UNDO_CODE, UNDO_WINDOW_MINUTES } from "./constants";
import type { UndoInput } from "./input";
import { caseClosedBy, lastTransition } from "./reads";
import { whatChanged } from "./reads-changes";
import { mayUndo } from "./rules";
import type { DecisionAnswer } from "./types";
import { refuseChanged } from "./writes-effects";

const TOO_LATE = refuse(
  "wrong_state",
  `The ${UNDO_WINDOW_MINUTES} minutes in which a suspension can be taken back are over. Lift it instead: the customer is then reviewed again.`,
);

/**
 * Takes a suspension back within its window: the customer is again what it was, and its case is open again. For who suspended and for
 * leads. Refused when the customer has changed since; `detail` then says what.
 */
export async function undoSuspension(scope: ReviewerScope, input: UndoInput): Promise<Outcome<DecisionAnswer>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const last = await lastTransition(tx, customer);
    const answer = async (status: string, transitionId: string) =>
      ok({
        kind: "UNDONE" as const,
        status: status as CustomerStatus,
        transitionId: toPublicId("transition", transitionId),
        proposalId: null,
        undoUntil: null,
        next: await nextCase(tx, customer.id, scope.userId),
      });
    // Sent twice: it is taken back already.
    if (last.reasonCode === UNDO_CODE && last.actorId === scope.userId && last.id > input.transitionId) {
      return answer(customer.status, last.id);
    }
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    const changed = await whatChanged(tx, customer, {
      version: last.version,
      transitionId: input.transitionId,
      since: last.at,
      documents: last.documentHashes.map(({ documentId, sha256 }) => ({
        documentId: fromPublicId("document", documentId) ?? "",
        sha256,
      })),
    });
    if (changed) return refuseChanged(changed);
    const { fromStatus } = last;
    if (last.toStatus !== "SUSPENDED" || last.actorKind !== "STAFF" || fromStatus === null) {
      return refuse("wrong_state", "There is no suspension by a person to take back.");
    }
    const now = clock.now();
    if (last.undoUntil === null || now > last.undoUntil) return TOO_LATE;
    if (!mayUndo({ undoUntil: last.undoUntil, now, suspendedBy: last.actorId, by: scope })) {
      return refuse("forbidden", `Only ${last.actorName} or a lead can take this suspension back.`);
    }
    const { hashes } = await customerEvidence(tx, customer, customer.id);
    const reason = { code: UNDO_CODE, text: "The suspension was taken back.", internal: "Taken back in time." };
    const moved = await transitionCustomer(tx, scope, customer, fromStatus as CustomerStatus, reason, hashes, {
      by: "UNDO",
    });
    if (!moved.ok) return moved;
    // What began while it was suspended, a lifting for example, has no object any more.
    await closeCase(tx, scope, customer, reason.internal);
    const before = await caseClosedBy(tx, customer, last);
    if (before) await reopenCase(tx, scope, before, reason.internal);
    return answer(moved.value.status, moved.value.lastTransitionId);
  });
}
