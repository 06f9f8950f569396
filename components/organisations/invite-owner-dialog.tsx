"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { toast } from "@/components/ui/toast";
import { inviteOwnerAction } from "@/lib/organisations/actions";

interface InviteOwnerDialogProps {
  organisation: { id: string; name: string };
}

export function InviteOwnerDialog({ organisation }: InviteOwnerDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useActionForm(
    { email: "" },
    ({ email }) => inviteOwnerAction({ organisationId: organisation.id, email }),
    (_, { email }) => {
      setOpen(false);
      form.reset();
      toast.success(`${email} is invited as owner of ${organisation.name}`);
      router.refresh();
    },
  );
  return (
    <FormDialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        form.reset();
      }}
      trigger={
        <Button size="sm" aria-label={`Invite an owner of ${organisation.name}`}>
          Invite owner
        </Button>
      }
      title={`Invite an owner of ${organisation.name}`}
      description="Owners manage people and security settings of their organisation."
      size="sm"
      confirmLabel="Send invitation"
      busy={form.busy}
      refusal={form.refusal}
      onSubmit={form.submit}
    >
      <PlainField {...form.bind("email")} label="E-mail" type="email" autoComplete="off" />
    </FormDialog>
  );
}
