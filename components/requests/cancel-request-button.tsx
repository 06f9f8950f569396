"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { cancelRequestAction } from "@/lib/requests/actions";

interface CancelRequestButtonProps {
  /** Outside ids. */
  of: { orgId: string; customerId: string; name: string };
  request: { id: string; round: number };
}

/** Takes an open request back, with a reason for staff. */
export function CancelRequestButton({ of, request }: CancelRequestButtonProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);

  async function cancel(reason: string): Promise<string | undefined> {
    const { orgId, customerId } = of;
    const outcome = await cancelRequestAction({ orgId, customerId, requestId: request.id, reason });
    if (!outcome.ok) return outcome.message;
    toast.success(`The request about ${of.name} was taken back`);
    router.refresh();
    return undefined;
  }

  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        Take back
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Take back round ${request.round} about ${of.name}?`}
        consequences="What it asks for is asked no longer, and files that it refused count again. With nothing else missing the review goes on."
        confirmLabel="Take back"
        reason={{ label: "Reason, for staff" }}
        onConfirm={cancel}
      />
    </>
  );
}
