"use client";

import { type FormEvent, useState } from "react";
import { useForm } from "react-hook-form";
import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { addDays } from "@/lib/core/civil-date";
import { unansweredOnce } from "@/lib/core/outcome";
import { placeStaffRestrictionAction } from "@/lib/restrictions/actions";
import {
  REQUIRED_ACTION_LABELS,
  REQUIRED_ACTIONS,
  RESTRICTION_LIMITS,
  RESTRICTION_NAMES,
  RESTRICTION_REASON_LABELS,
  RESTRICTION_WORDS,
  type RestrictionName,
  STAFF_REASONS,
} from "@/lib/restrictions/constants";
import { type StaffRestrictionFields, staffRestrictionFields } from "@/lib/restrictions/input-fields";
import { placedWords } from "./placed-words";
import { showIssues, showRefusal } from "./show-errors";

interface StaffRestrictionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  of: { orgId: string; customerId: string; name: string };
  /** The day where the organisation is. */
  today: string;
  onDone: () => void;
}

const EMPTY = { name: "", reason: "", requiredActions: [] as string[], message: "", internal: "", dueOn: "" };
type Values = { restriction: typeof EMPTY };
const NAMES = RESTRICTION_NAMES.map((name) => ({ value: name, label: RESTRICTION_WORDS[name].label }));
const REASONS = STAFF_REASONS.map((reason) => ({ value: reason, label: RESTRICTION_REASON_LABELS[reason] }));
const ACTIONS = REQUIRED_ACTIONS.map((action) => ({ value: action, label: REQUIRED_ACTION_LABELS[action] }));

/** A restriction of compliance: what, why, what the merchant has to do, and from when. */
export function StaffRestrictionDialog({ open, onOpenChange, of, today, onDone }: StaffRestrictionDialogProps) {
  const form = useForm<Values>({ defaultValues: { restriction: EMPTY } });
  const [refusal, setRefusal] = useState<string>();
  const { control, formState } = form;
  const name = form.watch("restriction.name") as RestrictionName | "";
  const dueOn = form.watch("restriction.dueOn");

  function close(isOpen: boolean) {
    if (formState.isSubmitting) return;
    onOpenChange(isOpen);
    form.reset({ restriction: EMPTY });
    setRefusal(undefined);
  }

  const show = (field: string, message: string) =>
    form.setError(`restriction.${field as keyof typeof EMPTY}`, { message });

  async function place({ restriction: values }: Values) {
    setRefusal(undefined);
    const parsed = staffRestrictionFields.safeParse({ ...values, dueOn: values.dueOn || null });
    if (!parsed.success) return showIssues(parsed.error.issues, EMPTY, show);
    const fields: StaffRestrictionFields = parsed.data;
    const key = { orgId: of.orgId, customerId: of.customerId };
    const outcome = await placeStaffRestrictionAction({ ...key, ...fields }).catch(unansweredOnce);
    if (!outcome.ok) return setRefusal(showRefusal(outcome, EMPTY, show));
    toast.success(placedWords(fields.name, fields.dueOn, of.name));
    onDone();
    onOpenChange(false);
    form.reset({ restriction: EMPTY });
  }

  function onSubmit(event: FormEvent) {
    form.clearErrors();
    void form.handleSubmit(place)(event);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Restrict ${of.name}`}
      description="Only compliance can lift it. The merchant is told at once."
      footer={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button type="submit" form="staff-restriction" variant="danger" loading={formState.isSubmitting}>
            {dueOn ? "Announce restriction" : "Restrict now"}
          </Button>
        </>
      }
    >
      <form id="staff-restriction" method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        <SelectField
          control={control}
          name="restriction.name"
          label="What to block"
          required
          options={NAMES}
          help={name === "" ? undefined : RESTRICTION_WORDS[name].blocks}
        />
        <SelectField control={control} name="restriction.reason" label="Reason" required options={REASONS} />
        <CheckboxGroup
          control={control}
          name="restriction.requiredActions"
          label="What the merchant has to do"
          required={false}
          columns={2}
          options={ACTIONS}
        />
        <TextareaField
          control={control}
          name="restriction.message"
          label="For the merchant"
          required
          rows={3}
          maxLength={RESTRICTION_LIMITS.message.max}
          help="They read this word for word. Name no other customer and no list."
        />
        <TextareaField
          control={control}
          name="restriction.internal"
          label="For staff"
          required={false}
          rows={2}
          maxLength={RESTRICTION_LIMITS.internal}
          help="The merchant never sees this."
        />
        <DateField
          control={control}
          name="restriction.dueOn"
          label="From"
          required={false}
          min={addDays(today, 1)}
          max={addDays(today, RESTRICTION_LIMITS.announceDays)}
          help="Left empty it takes effect at once. A day announces it ahead, in the organisation's time zone."
        />
      </form>
    </Dialog>
  );
}
