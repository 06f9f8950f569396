"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { FormDialog } from "@/components/ui/form-dialog";
import { toast } from "@/components/ui/toast";
import { createOrganisationAction } from "@/lib/organisations/actions";
import { timeZoneOptions } from "./time-zones";

interface CreateOrganisationDialogProps {
  /** The platform's own contact, offered first. */
  contactEmail: string;
}

export function CreateOrganisationDialog({ contactEmail }: CreateOrganisationDialogProps) {
  const router = useRouter();
  const timeZones = useMemo(() => timeZoneOptions("UTC"), []);
  const [open, setOpen] = useState(false);
  const form = useActionForm({ name: "", contactEmail, timeZone: "UTC" }, createOrganisationAction, (_, { name }) => {
    setOpen(false);
    form.reset();
    toast.success(`${name} was made`, { description: "Invite its first owner, then turn on what it needs." });
    router.refresh();
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        form.reset();
      }}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          Create organisation
        </Button>
      }
      title="Create organisation"
      description="Everything starts switched off."
      confirmLabel="Create"
      busy={form.busy}
      refusal={form.refusal}
      onSubmit={form.submit}
    >
      <PlainField {...form.bind("name")} label="Name" autoComplete="off" maxLength={100} />
      <PlainField
        {...form.bind("contactEmail")}
        label="Contact e-mail"
        type="email"
        autoComplete="off"
        help="Whom its people ask, for example to have a switch turned on."
      />
      <Field name="timeZone" label="Time zone" error={form.errors.timeZone}>
        {(ids) => (
          <Combobox
            {...ids}
            options={timeZones}
            value={form.values.timeZone}
            onValueChange={(zone) => form.set("timeZone", zone ?? "")}
          />
        )}
      </Field>
    </FormDialog>
  );
}
