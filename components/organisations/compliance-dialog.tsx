"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { PlainField } from "@/components/account/plain-field";
import { useActionForm } from "@/components/account/use-action-form";
import { Field } from "@/components/forms/field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toast";
import { changeComplianceAction } from "@/lib/organisations/actions";
import {
  type COMPLIANCE_LIMITS,
  SECOND_EYE_LABELS,
  SECOND_EYE_POLICIES,
  type SecondEyePolicy,
} from "@/lib/organisations/constants";
import type { ComplianceSettings } from "@/lib/organisations/types";

interface ComplianceDialogProps {
  organisation: { id: string; name: string };
  settings: ComplianceSettings;
}

/** What was typed as a number; what is none becomes one that the server refuses with its own words. */
const whole = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : -1);

/** How compliance works on an organisation's customers: its time, its second person, and what counts as a hit. */
export function ComplianceDialog({ organisation, settings }: ComplianceDialogProps) {
  const router = useRouter();
  const id = useId();
  const [open, setOpen] = useState(false);
  // What was saved here counts at once; what the page brings later counts again.
  const [brought, setBrought] = useState(settings);
  const [current, setCurrent] = useState(settings);
  if (JSON.stringify(brought) !== JSON.stringify(settings)) {
    setBrought(settings);
    setCurrent(settings);
  }
  const [secondEye, setSecondEye] = useState<SecondEyePolicy>(settings.secondEye);
  const wanted = (values: Record<"slaHours" | "secondEyeRisk" | "screeningThreshold", string>) => ({
    secondEye,
    slaHours: whole(values.slaHours),
    secondEyeRisk: secondEye === "RISK" ? whole(values.secondEyeRisk) : current.secondEyeRisk,
    screeningThreshold: whole(values.screeningThreshold),
  });
  const form = useActionForm(
    {
      slaHours: String(current.slaHours),
      secondEyeRisk: String(current.secondEyeRisk),
      screeningThreshold: String(current.screeningThreshold),
    },
    (values) => changeComplianceAction({ organisationId: organisation.id, ...wanted(values) }),
    (_, values) => {
      setCurrent(wanted(values));
      setOpen(false);
      toast.success(`Compliance settings of ${organisation.name} saved`);
      router.refresh();
    },
  );
  const number = (name: keyof typeof COMPLIANCE_LIMITS) => ({
    ...form.bind(name),
    inputMode: "numeric" as const,
    autoComplete: "off",
    className: "tabular max-w-32",
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setSecondEye(current.secondEye);
        form.reset();
      }}
      trigger={
        <Button size="sm" aria-label={`Compliance settings of ${organisation.name}`}>
          Compliance
        </Button>
      }
      title="Compliance settings"
      description={`How reviewers work on the customers of ${organisation.name}. Every change is written down.`}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" loading={form.busy}>
            Save settings
          </Button>
        </>
      }
    >
      <form id={id} method="post" onSubmit={form.submit} noValidate className="grid gap-5">
        {form.refusal ? (
          <Banner tone="danger" live>
            {form.refusal}
          </Banner>
        ) : null}
        <PlainField
          {...number("slaHours")}
          label="Hours that a review may take"
          help="Counts for cases opened from now on. Open cases keep the time they were given."
        />
        <Field name={`${id}-second`} label="A second person confirms decisions" kind="group">
          {(ids) => (
            <RadioGroup
              aria-labelledby={`${ids.id}-label`}
              options={SECOND_EYE_POLICIES.map((value) => ({ value, ...SECOND_EYE_LABELS[value] }))}
              value={secondEye}
              onValueChange={setSecondEye}
            />
          )}
        </Field>
        {secondEye === "RISK" ? (
          <PlainField {...number("secondEyeRisk")} label="From this risk on" help="0 to 100." />
        ) : null}
        <PlainField
          {...number("screeningThreshold")}
          label="Score from which a name is a hit"
          help="50 to 100. Lower finds more names, and more that are somebody else's."
        />
      </form>
    </Dialog>
  );
}
