"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { inviteOwnerAction } from "@/lib/organisations/actions";

interface InviteOwnerDialogProps {
  organisation: { id: string; name: string };
}

export function InviteOwnerDialog({ organisation }: InviteOwnerDialogProps) {
  const router = useRouter();
  const id = useId();
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
    <Dialog
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
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" loading={form.busy}>
            Send invitation
          </Button>
        </>
      }
    >
      <form id={id} method="post" onSubmit={form.submit} noValidate className="grid gap-4">
        {form.refusal ? (
          <Banner tone="danger" live>
            {form.refusal}
          </Banner>
        ) : null}
        <PlainField {...form.bind("email")} label="E-mail" type="email" autoComplete="off" />
      </form>
    </Dialog>
  );
}
