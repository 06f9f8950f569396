import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { drafts } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { ids, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import type { CustomerType } from "@/lib/customers/constants";
import { refuseUnlessCreationIsOn } from "@/lib/customers/lifecycle/writes";
import { refuseDraftWrite } from "./access";
import { STEPS } from "./constants";
import type { SaveDraftInput, StartDraftInput } from "./input";
import { type DraftRecord, openContent, sealContent, stateOf } from "./reads";
import { draftTitle } from "./rules";
import type { DraftConflict, DraftSaved } from "./types";

/** The draft of the organisation, held until the transaction ends. */
export async function lockDraft(tx: Tx, scope: MerchantScope, draftId: string): Promise<DraftRecord | null> {
  const [row] = await tx
    .select()
    .from(drafts)
    .where(and(inOrg(drafts.orgId, scope), eq(drafts.id, draftId)))
    .for("update");
  return row ?? null;
}

export const ownDraft = (scope: MerchantScope, draftId: string) =>
  and(inOrg(drafts.orgId, scope), eq(drafts.id, draftId));

/** Why a draft that is not open cannot be written, or null. */
export function refuseUnlessOpen(draft: DraftRecord): Refusal | null {
  const state = stateOf(draft);
  if (state === "OPEN") return null;
  if (state === "DISCARDED")
    return refuse("wrong_state", "This draft was discarded. Restore it to go on.", { detail: { state } });
  const detail = { state, customerId: toPublicId("customer", draft.customerId) };
  return refuse("wrong_state", "This draft was submitted already. Open the customer to go on.", { detail });
}

/** Somebody else saved after this page read the draft. */
export function changedElsewhere(draft: DraftRecord): Refusal {
  const detail: DraftConflict = {
    version: draft.version,
    at: draft.updatedAt.toISOString(),
    by: draft.updatedByName || draft.createdByName,
  };
  return refuse("conflict", `${detail.by} changed this draft in another tab.`, { detail });
}

// What a form shows as chosen before anybody touches it.
const BLANK = { INDIVIDUAL: {}, COMPANY: { operating_address_same: true } } as const;

/** Begins a draft. Its customer's id is decided here, so that submitting twice can only mean the same customer. */
export async function startDraft(
  scope: MerchantScope,
  input: StartDraftInput,
): Promise<Outcome<{ id: string; step: string }>> {
  const refusal = refuseDraftWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    const allowed = await refuseUnlessCreationIsOn(tx, scope);
    if (!allowed.ok) return allowed;
    const id = ids.next();
    const now = clock.now();
    const step = STEPS[input.type][0]?.id ?? "review";
    await tx.insert(drafts).values({
      orgId: scope.orgId,
      id,
      customerId: ids.next(),
      type: input.type,
      purpose: input.purpose,
      step,
      dataSealed: sealContent(scope.orgId, id, { values: BLANK[input.type], visited: [], tab: "" }),
      createdBy: scope.userId,
      createdByName: scope.userName,
      createdAt: now,
      updatedAt: now,
      updatedByName: scope.userName,
    });
    return ok({ id: toPublicId("draft", id), step });
  });
}

/**
 * Keeps what was typed. `version` is the one the page last knew; when another tab or person saved meanwhile the answer is a
 * conflict with `DraftConflict` in `detail`. Works with creation switched off too: what was typed is never lost.
 */
export async function saveDraft(scope: MerchantScope, input: SaveDraftInput): Promise<Outcome<DraftSaved>> {
  const refusal = refuseDraftWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    const draft = await lockDraft(tx, scope, input.draftId);
    if (!draft) return NOT_FOUND;
    const closed = refuseUnlessOpen(draft);
    if (closed) return closed;
    const isOwnLostAnswer = draft.version > input.version && openContent(draft).tab === input.tab;
    if (draft.version !== input.version && !isOwnLostAnswer) return changedElsewhere(draft);
    const now = clock.now();
    const version = draft.version + 1;
    const [saved] = await tx
      .update(drafts)
      .set({
        version,
        step: input.step,
        purpose: input.purpose,
        title: draftTitle(draft.type as CustomerType, input.values),
        senderIds: input.senderIds,
        dataSealed: sealContent(scope.orgId, draft.id, {
          values: input.values,
          visited: input.visited,
          tab: input.tab,
        }),
        updatedAt: now,
        updatedByName: scope.userName,
      })
      .where(and(ownDraft(scope, draft.id), eq(drafts.version, draft.version)))
      .returning({ version: drafts.version });
    return saved ? ok({ version, at: now.toISOString() }) : changedElsewhere(draft);
  });
}

/** Puts a draft aside. It can be restored. */
export async function discardDraft(scope: MerchantScope, input: { draftId: string }): Promise<Outcome<null>> {
  return setDiscarded(scope, input.draftId, true);
}

export async function restoreDraft(scope: MerchantScope, input: { draftId: string }): Promise<Outcome<null>> {
  return setDiscarded(scope, input.draftId, false);
}

async function setDiscarded(scope: MerchantScope, draftId: string, isDiscarded: boolean): Promise<Outcome<null>> {
  const refusal = refuseDraftWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    const draft = await lockDraft(tx, scope, draftId);
    if (!draft) return NOT_FOUND;
    const state = stateOf(draft);
    if (state === "SUBMITTED") return refuseUnlessOpen(draft) ?? NOT_FOUND;
    // Pressed twice, or in two tabs: it is as it was asked for.
    if ((state === "DISCARDED") === isDiscarded) return ok(null);
    await tx
      .update(drafts)
      .set({ discardedAt: isDiscarded ? clock.now() : null })
      .where(ownDraft(scope, draft.id));
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: isDiscarded ? "draft.discarded" : "draft.restored",
      subject: { kind: "draft", id: draft.id },
    });
    return ok(null);
  });
}
