"use client";

import { type FormEvent, useState } from "react";
import { useForm } from "react-hook-form";
import { DateField } from "@/components/forms/date-field";
import { RadioField } from "@/components/forms/radio-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { addDays } from "@/lib/core/civil-date";
import { unansweredOnce } from "@/lib/core/outcome";
import { placeRestrictionAction } from "@/lib/restrictions/actions";
import { MERCHANT_RESTRICTIONS, RESTRICTION_LIMITS, RESTRICTION_WORDS } from "@/lib/restrictions/constants";
import { type OwnRestrictionFields, ownRestrictionFields } from "@/lib/restrictions/input-fields";
import { placedWords } from "./placed-words";
import { showIssues, showRefusal } from "./show-errors";

interface PlaceRestrictionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  customer: { id: string; name: string };
  /** The day where the organisation is. */
  today: string;
  onDone: () => void;
}

const EMPTY = { name: "", message: "", dueOn: "" };
type Values = { restriction: typeof EMPTY };
const OPTIONS = MERCHANT_RESTRICTIONS.map((name) => ({
  value: name,
  label: RESTRICTION_WORDS[name].label,
  description: RESTRICTION_WORDS[name].blocks,
}));

/** The merchant's own restriction: what to block, why, and from when. */
export function PlaceRestrictionDialog({ open, onOpenChange, customer, today, onDone }: PlaceRestrictionDialogProps) {
  const form = useForm<Values>({ defaultValues: { restriction: EMPTY } });
  const [refusal, setRefusal] = useState<string>();
  const { control, formState } = form;
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
    const parsed = ownRestrictionFields.safeParse({ ...values, dueOn: values.dueOn || null });
    if (!parsed.success) return showIssues(parsed.error.issues, EMPTY, show);
    const fields: OwnRestrictionFields = parsed.data;
    const outcome = await placeRestrictionAction({ customerId: customer.id, ...fields }).catch(unansweredOnce);
    if (!outcome.ok) return setRefusal(showRefusal(outcome, EMPTY, show));
    toast.success(placedWords(fields.name, fields.dueOn, customer.name));
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
      title={`Restrict ${customer.name}`}
      description="Your organisation can lift what it places. Compliance sees it too."
      footer={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button type="submit" form="place-restriction" variant="danger" loading={formState.isSubmitting}>
            {dueOn ? "Announce restriction" : "Restrict now"}
          </Button>
        </>
      }
    >
      <form id="place-restriction" method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        <RadioField control={control} name="restriction.name" label="What to block" required options={OPTIONS} />
        <TextareaField
          control={control}
          name="restriction.message"
          label="Why"
          required
          rows={3}
          maxLength={RESTRICTION_LIMITS.message.max}
          help="Your colleagues and compliance read it."
        />
        <DateField
          control={control}
          name="restriction.dueOn"
          label="From"
          required={false}
          min={addDays(today, 1)}
          max={addDays(today, RESTRICTION_LIMITS.announceDays)}
          help="Left empty it takes effect at once. A day announces it ahead; it takes effect when that day begins."
        />
      </form>
    </Dialog>
  );
}
