"use client";

import { type FormEvent, useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { flattenErrors } from "@/components/forms/flatten-errors";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { unansweredOnce } from "@/lib/core/outcome";
import { createSenderAction } from "@/lib/senders/actions";
import { SENDER_LIMITS } from "@/lib/senders/constants";
import { formatBsb, readBsb } from "@/lib/senders/rules";
import type { SenderChoice } from "@/lib/senders/types";

interface SenderFormProps {
  onCreated: (sender: SenderChoice) => void;
  onCancel: () => void;
  /** Offered when the account exists already: takes the sender that has it. */
  onUseExisting?: ((sender: SenderChoice) => void) | undefined;
}

const EMPTY = { nickname: "", account_holder_name: "", bsb: "", account_number: "" };
type Values = typeof EMPTY;

const LABELS: Record<keyof Values, string> = {
  nickname: "Nickname",
  account_holder_name: "Account holder",
  bsb: "BSB",
  account_number: "Account number",
};
const labelOf = (name: string) => LABELS[name as keyof Values];

function isDetail(detail: unknown): detail is { existing: SenderChoice } {
  return typeof detail === "object" && detail !== null && "existing" in detail;
}

/** The four facts of a sender. Used on a page of its own and in a dialog inside the wizard. */
export function SenderForm({ onCreated, onCancel, onUseExisting }: SenderFormProps) {
  const form = useForm<Values>({ defaultValues: EMPTY });
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<string>();
  const [existing, setExisting] = useState<SenderChoice>();
  const { control, formState } = form;

  async function submit(values: Values) {
    setRefusal(undefined);
    setExisting(undefined);
    const outcome = await createSenderAction(values).catch(unansweredOnce);
    if (outcome.ok) return onCreated(outcome.value);
    for (const [name, message] of Object.entries(outcome.fields ?? {})) {
      if (name in EMPTY) form.setError(name as keyof Values, { message });
    }
    if (isDetail(outcome.detail)) setExisting(outcome.detail.existing);
    if (!outcome.fields) setRefusal(outcome.message);
    setAttempt((count) => count + 1);
  }

  function onSubmit(event: FormEvent) {
    // A form in a dialog is still inside the wizard's form in React's tree.
    event.stopPropagation();
    form.clearErrors();
    void form.handleSubmit(submit)(event);
  }

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
      <ErrorSummary errors={flattenErrors(formState.errors)} labelOf={labelOf} attempt={attempt} />
      {refusal ? (
        <Banner tone="danger" live>
          {refusal}
        </Banner>
      ) : null}
      {existing && onUseExisting ? (
        <div>
          <Button onClick={() => onUseExisting(existing)}>Use &ldquo;{existing.nickname}&rdquo;</Button>
        </div>
      ) : null}
      <TextField
        control={control}
        name="nickname"
        label={LABELS.nickname}
        required
        help="How you recognise this account, for example Main payroll account"
        maxLength={SENDER_LIMITS.nickname}
        autoComplete="off"
      />
      <TextField
        control={control}
        name="account_holder_name"
        label={LABELS.account_holder_name}
        required
        help="The name the bank account is held in"
        maxLength={SENDER_LIMITS.holderName}
        autoComplete="off"
      />
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        <TextField
          control={control}
          name="bsb"
          label={LABELS.bsb}
          required
          help="6 digits, for example 062-000"
          inputMode="numeric"
          autoComplete="off"
          mono
          onCommit={() => {
            const bsb = readBsb(form.getValues("bsb"));
            if (bsb) form.setValue("bsb", formatBsb(bsb));
          }}
        />
        <TextField
          control={control}
          name="account_number"
          label={LABELS.account_number}
          required
          help="5 to 9 digits"
          inputMode="numeric"
          autoComplete="off"
          mono
        />
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <SubmitButton variant="primary" loading={formState.isSubmitting}>
          Create sender
        </SubmitButton>
      </div>
    </form>
  );
}
