"use server";

import { withScope } from "@/db/scope";
import { defineAction } from "@/lib/auth/action";
import { NOT_FOUND, ok } from "@/lib/core/outcome";
import { draftIdInput, saveDraftInput, startDraftInput, submitDraftInput } from "./input";
import { getDraft } from "./reads";
import { submitDraft } from "./submission/writes";
import { discardDraft, restoreDraft, saveDraft, startDraft } from "./writes";

export const startDraftAction = defineAction({
  id: "drafts.start",
  permission: { merchant: "customers.write" },
  input: startDraftInput,
  handler: startDraft,
});

export const saveDraftAction = defineAction({
  id: "drafts.save",
  permission: { merchant: "customers.write" },
  input: saveDraftInput,
  handler: saveDraft,
});

/** The newest state, for the tab that loads the other's changes. Nothing in it is masked: only for who fills it in. */
export const readDraftAction = defineAction({
  id: "drafts.read",
  permission: { merchant: "customers.write" },
  input: draftIdInput,
  handler: async (scope, { draftId }) => {
    const draft = await withScope(scope, (tx) => getDraft(tx, scope, draftId));
    return draft ? ok(draft) : NOT_FOUND;
  },
});

export const discardDraftAction = defineAction({
  id: "drafts.discard",
  permission: { merchant: "customers.write" },
  input: draftIdInput,
  handler: discardDraft,
});

export const restoreDraftAction = defineAction({
  id: "drafts.restore",
  permission: { merchant: "customers.write" },
  input: draftIdInput,
  handler: restoreDraft,
});

export const submitDraftAction = defineAction({
  id: "drafts.submit",
  permission: { merchant: "customers.write" },
  input: submitDraftInput,
  handler: submitDraft,
});
