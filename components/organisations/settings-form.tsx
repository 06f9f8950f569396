"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { Field } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { Combobox } from "@/components/ui/combobox";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { changeSettingsAction } from "@/lib/organisations/actions";
import type { OrganisationSettings } from "@/lib/organisations/types";
import { timeZoneOptions } from "./time-zones";

interface SettingsFormProps {
  organisation: OrganisationSettings;
}

/** What an owner may change about the organisation. */
export function SettingsForm({ organisation }: SettingsFormProps) {
  const router = useRouter();
  const timeZones = useMemo(() => timeZoneOptions(organisation.timeZone), [organisation.timeZone]);
  const [requiresTotp, setRequiresTotp] = useState(organisation.requiresTotp);
  const form = useActionForm(
    { contactEmail: organisation.contactEmail, timeZone: organisation.timeZone },
    (values) => changeSettingsAction({ ...values, requiresTotp }),
    () => {
      toast.success("Settings saved");
      router.refresh();
    },
  );
  return (
    <form method="post" onSubmit={form.submit} noValidate className="grid gap-5">
      {form.refusal ? (
        <Banner tone="danger" live>
          {form.refusal}
        </Banner>
      ) : null}
      <PlainField
        {...form.bind("contactEmail")}
        label="Contact e-mail"
        type="email"
        autoComplete="off"
        help="Whom your people are told to ask, for example when something is not switched on."
      />
      <Field
        name="timeZone"
        label="Time zone"
        error={form.errors.timeZone}
        help="Dates and ages of customers are counted by it."
      >
        {(ids) => (
          <Combobox
            {...ids}
            options={timeZones}
            value={form.values.timeZone}
            onValueChange={(zone) => form.set("timeZone", zone ?? "")}
          />
        )}
      </Field>
      <div className="flex items-start justify-between gap-6">
        <div>
          <p id="requires-totp-label" className="font-medium text-ui">
            Ask everybody for two-step sign-in
          </p>
          <p id="requires-totp-help" className="text-ink-muted text-mini">
            Members without it set it up at their next click, before anything else.
          </p>
        </div>
        <Switch
          checked={requiresTotp}
          onCheckedChange={setRequiresTotp}
          aria-labelledby="requires-totp-label"
          aria-describedby="requires-totp-help"
          stateWords={{ on: "On", off: "Off" }}
        />
      </div>
      <div>
        <SubmitButton variant="primary" loading={form.busy}>
          Save settings
        </SubmitButton>
      </div>
    </form>
  );
}
