import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { screeningHits } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { lockCustomer } from "@/lib/customers/reads";
import { decisionBar } from "@/lib/reviews/decisions/access";
import { HIT_STATE_LABELS, type HitState, type ScreeningState } from "../constants";
import { HIT_STEPS, type HitStep } from "../rules-state";
import { refreshStates } from "../writes";
import type { SettleHitInput, StartHitInput } from "./input";

const AUDIT = {
  start: "screening.hit_started",
  dismiss: "screening.hit_dismissed",
  resolve: "screening.hit_resolved",
} as const;

type Settled = { state: HitState; sanctionsState: ScreeningState; pepState: ScreeningState };

async function lockHit(tx: Tx, owner: { orgId: string }, customerId: string, hitId: string) {
  const [row] = await tx
    .select()
    .from(screeningHits)
    .where(
      and(
        inOrg(screeningHits.orgId, owner),
        eq(screeningHits.id, hitId),
        eq(screeningHits.customerId, customerId),
        isNull(screeningHits.endedAt),
      ),
    )
    .for("update");
  return row ?? null;
}

async function stepHit(
  scope: ReviewerScope,
  step: HitStep,
  input: StartHitInput & { reason?: string },
): Promise<Outcome<Settled>> {
  return writeInScope(scope, async (tx): Promise<Outcome<Settled>> => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    const hit = await lockHit(tx, customer, customer.id, input.hitId);
    if (!hit)
      return refuse("not_found", "This hit is gone: the list or the customer has changed. Open the case again.");
    const { from, to } = HIT_STEPS[step];
    if (!from.includes(hit.state as HitState)) {
      const by = hit.settledByName ? ` by ${hit.settledByName}` : "";
      return refuse("wrong_state", `This hit is already marked "${HIT_STATE_LABELS[hit.state as HitState]}"${by}.`);
    }
    if (hit.rowVersion !== input.rowVersion) {
      return refuse(
        "conflict",
        "The hit changed since you opened it. Look at what is compared now before you settle it.",
      );
    }
    const settled =
      step === "start"
        ? { settledBy: scope.userId, settledByName: scope.userName }
        : {
            settledBy: scope.userId,
            settledByName: scope.userName,
            settledAt: clock.now(),
            settledReason: input.reason,
          };
    const changed = await tx
      .update(screeningHits)
      .set({ state: to, rowVersion: hit.rowVersion + 1, ...settled })
      .where(
        and(
          inOrg(screeningHits.orgId, customer),
          eq(screeningHits.id, hit.id),
          eq(screeningHits.rowVersion, hit.rowVersion),
        ),
      )
      .returning({ id: screeningHits.id });
    if (changed.length !== 1)
      return refuse("conflict", "Somebody else has just settled this hit. Open the case again.");
    const states = await refreshStates(tx, customer);
    await recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: AUDIT[step],
      subject: { kind: "screening_hit", id: hit.id },
      customerId: customer.id,
      detail: {
        list: hit.listCode,
        entry: hit.entryId,
        score: hit.score,
        ...(input.reason ? { internal: input.reason } : {}),
      },
    });
    return ok({ state: to, ...states });
  });
}

/** Says that a reviewer is looking into a hit. */
export function startHit(scope: ReviewerScope, input: StartHitInput): Promise<Outcome<Settled>> {
  return stepHit(scope, "start", input);
}

/** Ends a hit as a false positive or as a true match, with the reason. It decides nothing about the customer by itself. */
export function settleHit(scope: ReviewerScope, input: SettleHitInput): Promise<Outcome<Settled>> {
  const { step, ...rest } = input;
  return stepHit(scope, step, rest);
}
