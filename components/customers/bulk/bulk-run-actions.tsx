"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { countWords, numberWords } from "@/lib/core/count-words";
import { cancelBulkAction, undoBulkAction } from "@/lib/customers/bulk/actions";
import type { BulkRunView } from "@/lib/customers/bulk/types";

type BulkRunActionsProps = { run: Pick<BulkRunView, "id" | "mayCancel" | "mayUndo" | "changed" | "done" | "total"> };

/** Ends a run before its time, or takes back what it did. */
export function BulkRunActions({ run }: BulkRunActionsProps) {
  const router = useRouter();
  const [isCancelling, setCancelling] = useState(false);
  const [isUndoing, setUndoing] = useState(false);

  async function cancel() {
    const outcome = await cancelBulkAction({ runId: run.id });
    if (!outcome.ok) return outcome.message;
    toast.success("The bulk action was cancelled");
    router.refresh();
    return undefined;
  }

  async function undo() {
    const outcome = await undoBulkAction({ runId: run.id });
    if (!outcome.ok) return outcome.message;
    toast.success(`Taking it back for ${countWords(outcome.value.total, "customer")}`);
    router.push(`/customers/bulk/${outcome.value.id}` as Route);
    return undefined;
  }

  return (
    <>
      {run.mayCancel ? <Button onClick={() => setCancelling(true)}>Cancel</Button> : null}
      {run.mayUndo ? <Button onClick={() => setUndoing(true)}>Undo</Button> : null}
      <ConfirmDialog
        open={isCancelling}
        onOpenChange={setCancelling}
        title="Cancel this bulk action?"
        consequences={`What is done stays done (${numberWords(run.done)} of ${countWords(run.total, "customer")} so far); the others are left as they are.`}
        confirmLabel="Cancel bulk action"
        cancelLabel="Let it run"
        onConfirm={() => cancel()}
      />
      <ConfirmDialog
        open={isUndoing}
        onOpenChange={setUndoing}
        title={`Take this back for ${countWords(run.changed, "customer")}?`}
        consequences="Only what still stands as this action left it is taken back. Whatever somebody has changed since stays, and you will see which. This can be done once."
        confirmLabel="Take it back"
        tone="primary"
        onConfirm={() => undo()}
      />
    </>
  );
}
