"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { discardDraftAction, restoreDraftAction } from "@/lib/drafts/actions";

interface DiscardDraftButtonProps {
  draftId: string;
  /** The name typed so far. */
  title: string;
  /** Called before leaving, for example so that nothing is saved behind. */
  onDiscarded?: (() => void) | undefined;
}

/** Puts a draft aside at once and offers to take that back. */
export function DiscardDraftButton({ draftId, title, onDiscarded }: DiscardDraftButtonProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const name = title ? `Draft "${title}"` : "Draft";

  async function restore() {
    const outcome = await restoreDraftAction({ draftId }).catch(unanswered);
    if (!outcome.ok) {
      toast.error(`${name} was not restored`, { description: outcome.message });
      return;
    }
    toast.success(`${name} restored`);
    router.refresh();
  }

  async function discard() {
    setIsBusy(true);
    const outcome = await discardDraftAction({ draftId }).catch(unanswered);
    setIsBusy(false);
    if (!outcome.ok) {
      toast.error(`${name} was not discarded`, { description: outcome.message });
      return;
    }
    onDiscarded?.();
    toast.undo(`${name} discarded`, () => void restore());
    router.push("/customers/drafts");
    router.refresh();
  }

  return (
    <Button
      size="sm"
      variant="ghost"
      loading={isBusy}
      aria-label={title ? `Discard draft ${title}` : "Discard draft"}
      onClick={() => void discard()}
    >
      Discard
    </Button>
  );
}
