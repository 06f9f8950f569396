"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { flattenErrors } from "@/components/forms/flatten-errors";
import { RadioField } from "@/components/forms/radio-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { unanswered } from "@/lib/core/outcome";
import {
  CUSTOMER_TYPES,
  type CustomerType,
  PURPOSE_DESCRIPTIONS,
  PURPOSE_LABELS,
  PURPOSES,
  type Purpose,
} from "@/lib/customers/constants";
import { startDraftAction } from "@/lib/drafts/actions";

const TYPES = CUSTOMER_TYPES.map((value) => ({
  value,
  label: value === "INDIVIDUAL" ? "Individual" : "Company",
  description:
    value === "INDIVIDUAL" ? "One person, in their own name." : "A registered business, with the people behind it.",
}));
const PURPOSE_OPTIONS = PURPOSES.map((value) => ({
  value,
  label: PURPOSE_LABELS[value],
  description: PURPOSE_DESCRIPTIONS[value],
}));

/** The two questions that decide what the wizard asks. The draft begins with "Continue". */
export function StartForm() {
  const router = useRouter();
  const form = useForm({ defaultValues: { type: "", purpose: "" } });
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<string>();
  const [isLeaving, setIsLeaving] = useState(false);

  async function submit(values: { type: string; purpose: string }) {
    setRefusal(undefined);
    setAttempt((count) => count + 1);
    if (!values.type) form.setError("type", { message: "Choose individual or company" });
    if (!values.purpose) form.setError("purpose", { message: "Choose what this customer is for" });
    if (!values.type || !values.purpose) return;
    const outcome = await startDraftAction({
      type: values.type as CustomerType,
      purpose: values.purpose as Purpose,
    }).catch(unanswered);
    if (!outcome.ok) {
      setRefusal(outcome.message);
      return;
    }
    setIsLeaving(true);
    router.push(`/customers/new/${outcome.value.id}?step=${outcome.value.step}` as Route);
  }

  function onSubmit(event: FormEvent) {
    form.clearErrors();
    void form.handleSubmit(submit)(event);
  }

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid max-w-[40rem] gap-6">
      <ErrorSummary errors={flattenErrors(form.formState.errors)} attempt={attempt} />
      {refusal ? (
        <Banner tone="danger" live>
          {refusal}
        </Banner>
      ) : null}
      <RadioField
        control={form.control}
        name="type"
        label="Who is the customer?"
        required
        options={TYPES}
        look="card"
      />
      <RadioField
        control={form.control}
        name="purpose"
        label="What is the customer for?"
        required
        options={PURPOSE_OPTIONS}
        look="card"
      />
      <div className="flex justify-end border-t pt-5">
        <SubmitButton size="lg" variant="primary" loading={form.formState.isSubmitting || isLeaving}>
          Continue
        </SubmitButton>
      </div>
    </form>
  );
}
