"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Banner } from "@/components/ui/banner";
import { toast } from "@/components/ui/toast";
import { unansweredOnce } from "@/lib/core/outcome";
import { referCaseAction } from "@/lib/reviews/decisions/actions";
import { type ReferralFields, referralFields } from "@/lib/reviews/decisions/input-fields";
import { newDecisionId } from "@/lib/reviews/decisions/rules";
import type { DecisionDesk } from "@/lib/reviews/decisions/types";

interface DecisionReferProps {
  of: DecisionDesk["of"];
  form: UseFormReturn<ReferralFields>;
}

/** Gives the case to the lead, with a note. */
export function DecisionRefer({ of, form }: DecisionReferProps) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  // The same until it is answered, so that a lost answer refers nothing twice.
  const id = useRef("");

  async function refer(values: ReferralFields) {
    const parsed = referralFields.safeParse(values);
    if (!parsed.success) return form.setError("note", { message: parsed.error.issues[0]?.message ?? "Write a note" });
    id.current ||= newDecisionId();
    setBusy(true);
    setRefusal(undefined);
    try {
      const outcome = await referCaseAction({
        orgId: of.orgId,
        customerId: of.id,
        decisionId: id.current,
        ...parsed.data,
      });
      id.current = "";
      if (!outcome.ok) return setRefusal(outcome.message);
      form.reset();
      toast.success(`${of.name} is with the lead`, { description: "Only a lead can decide it now." });
      router.refresh();
    } catch {
      setRefusal(unansweredOnce().message);
    } finally {
      setBusy(false);
    }
  }

  function onSubmit(event: FormEvent) {
    form.clearErrors();
    void form.handleSubmit(refer)(event);
  }

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
      <TextareaField
        control={form.control}
        name="note"
        label="Note for the lead"
        required
        rows={4}
        maxLength={1000}
        help="What is unclear, and what you would do. The merchant never sees this."
      />
      <p className="text-ink-muted text-ui">The case moves to the lead, and from then on only a lead can decide it.</p>
      {refusal ? (
        <Banner tone="danger" live>
          {refusal}
        </Banner>
      ) : null}
      <div>
        <SubmitButton variant="primary" loading={isBusy}>
          Refer to the lead
        </SubmitButton>
      </div>
    </form>
  );
}
