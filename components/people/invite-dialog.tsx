"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toast";
import { type MerchantRole, ROLE_LABELS } from "@/lib/auth/constants";
import { invitePersonAction } from "@/lib/people/actions";
import { INVITATION_DAYS } from "@/lib/people/constants";

interface InviteDialogProps {
  assignable: readonly MerchantRole[];
}

export function InviteDialog({ assignable }: InviteDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<MerchantRole>("viewer");
  const form = useActionForm(
    { email: "" },
    ({ email }) => invitePersonAction({ email, role }),
    (_, { email }) => {
      setOpen(false);
      form.reset();
      toast.success(`${email} is invited`, { description: `The link in the mail works for ${INVITATION_DAYS} days.` });
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
        <Button variant="primary">
          <UserPlus aria-hidden="true" />
          Invite a person
        </Button>
      }
      title="Invite a person"
      description="They get a mail with a link that works once."
      confirmLabel="Send invitation"
      busy={form.busy}
      refusal={form.refusal}
      onSubmit={form.submit}
    >
      <PlainField {...form.bind("email")} label="E-mail" type="email" autoComplete="off" />
      <Field name="role" label="Role" kind="group">
        {({ id: roleId }) => (
          <RadioGroup
            id={roleId}
            aria-labelledby={`${roleId}-label`}
            value={role}
            onValueChange={setRole}
            options={assignable.map((each) => ({ value: each, ...ROLE_LABELS[each] }))}
          />
        )}
      </Field>
    </FormDialog>
  );
}
