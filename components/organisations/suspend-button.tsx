"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { suspendOrganisationAction } from "@/lib/organisations/actions";

interface SuspendButtonProps {
  organisation: { id: string; name: string };
  isSuspended: boolean;
}

/** Suspends an organisation or lets it work again, with a reason. */
export function SuspendButton({ organisation, isSuspended }: SuspendButtonProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const verb = isSuspended ? "Resume" : "Suspend";
  return (
    <>
      <Button size="sm" aria-label={`${verb} ${organisation.name}`} onClick={() => setAsking(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`${verb} ${organisation.name}?`}
        consequences={
          isSuspended
            ? "Its people can work in it again at once."
            : "Its people are shut out of it at their next click. Nothing is deleted."
        }
        confirmLabel={verb}
        tone={isSuspended ? "primary" : "danger"}
        reason={{}}
        onConfirm={async (reason) => {
          const outcome = await suspendOrganisationAction({
            organisationId: organisation.id,
            suspend: !isSuspended,
            reason,
          });
          if (!outcome.ok) return outcome.message;
          toast.success(`${organisation.name} ${isSuspended ? "works again" : "is suspended"}`);
          router.refresh();
          return undefined;
        }}
      />
    </>
  );
}
