"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { resendInvitationAction, revokeInvitationAction } from "@/lib/people/actions";
import type { InvitationRow } from "@/lib/people/types";

export function InvitationRowActions({ invitation }: { invitation: InvitationRow }) {
  const router = useRouter();
  const [busy, setBusy] = useState<"resend" | "revoke">();
  const input = { invitationId: invitation.id };

  async function act(which: "resend" | "revoke") {
    setBusy(which);
    const sent = which === "resend" ? resendInvitationAction(input) : revokeInvitationAction(input);
    const outcome = await sent.catch(unanswered);
    setBusy(undefined);
    if (!outcome.ok) toast.error("Nothing was changed", { description: outcome.message });
    else if (which === "resend") {
      toast.success(`${invitation.email} gets a new mail`, { description: "The link in the earlier one is dead." });
    } else toast.success(`The invitation of ${invitation.email} was taken back`);
    router.refresh();
  }

  return (
    <div className="flex gap-2 sm:justify-end">
      <Button
        size="sm"
        loading={busy === "resend"}
        aria-label={`Send the invitation of ${invitation.email} again`}
        onClick={() => void act("resend")}
      >
        Send again
      </Button>
      <Button
        size="sm"
        loading={busy === "revoke"}
        aria-label={`Take back the invitation of ${invitation.email}`}
        onClick={() => void act("revoke")}
      >
        Take back
      </Button>
    </div>
  );
}
