"use client";

import { type FormEvent, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { flattenErrors } from "@/components/forms/flatten-errors";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Kbd } from "@/components/ui/kbd";
import {
  DECISION_REASON_LABELS,
  type Decision,
  type DecisionReason,
  REASONS_BY_DECISION,
  SUGGESTED_TEXTS,
} from "@/lib/reviews/decisions/constants";
import { type DecisionFields, decisionFields } from "@/lib/reviews/decisions/input-fields";
import { newDecisionId } from "@/lib/reviews/decisions/rules";
import { DECISION_WORDS } from "./decision-words";

export const EMPTY_DECISION = { reasonCode: "", reason: "", internalReason: "" };
export type DecisionValues = typeof EMPTY_DECISION;

const LABELS: Record<keyof DecisionValues, string> = {
  reasonCode: "Reason",
  reason: "For the merchant",
  internalReason: "For staff",
};

interface DecisionTabProps {
  decision: Decision;
  name: string;
  /** In one sentence, what follows. */
  follows: string;
  /** True where a second person has to confirm. */
  isProposal: boolean;
  /** Held by the panel, so that another tab loses nothing. */
  form: UseFormReturn<DecisionValues>;
  disabled: boolean;
  /** Gives a sentence where it was refused and the dialog should stay. `id` stays the same while the answer is unknown. */
  onDecide: (fields: DecisionFields, id: string) => Promise<string | undefined>;
}

/** One decision: why, in a code and two texts; asks once more before it is made. */
export function DecisionTab({ decision, name, follows, isProposal, form, disabled, onDecide }: DecisionTabProps) {
  const [attempt, setAttempt] = useState(0);
  const [asked, setAsked] = useState<{ fields: DecisionFields; id: string }>();
  const suggested = useRef("");
  const { control, formState, watch } = form;
  const { verb, tone } = DECISION_WORDS[decision];
  const label = isProposal ? `Propose: ${verb.toLowerCase()} ${name}` : `${verb} ${name}`;
  const suggestion = SUGGESTED_TEXTS[decision][watch("reasonCode") as DecisionReason];

  function ask(values: DecisionValues) {
    const parsed = decisionFields.safeParse({ decision, ...values });
    if (parsed.success) return setAsked({ fields: parsed.data, id: newDecisionId() });
    for (const issue of parsed.error.issues) {
      const [field] = issue.path;
      if (typeof field === "string" && field in EMPTY_DECISION) {
        form.setError(field as keyof DecisionValues, { message: issue.message });
      }
    }
    setAttempt((count) => count + 1);
  }

  function onSubmit(event: FormEvent) {
    form.clearErrors();
    void form.handleSubmit(ask)(event);
  }

  /** A suggestion takes the place of an empty text or of the last suggestion, never of what somebody wrote. */
  function onReason(code: string) {
    const text = SUGGESTED_TEXTS[decision][code as DecisionReason] ?? "";
    const written = form.getValues("reason");
    if (written !== "" && written !== suggested.current) return;
    suggested.current = text;
    form.setValue("reason", text);
  }

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
      <ErrorSummary
        errors={flattenErrors(formState.errors)}
        labelOf={(field) => LABELS[field as keyof DecisionValues]}
        attempt={attempt}
      />
      <SelectField
        control={control}
        name="reasonCode"
        label={LABELS.reasonCode}
        required
        placeholder="Choose a reason"
        onChosen={onReason}
        options={REASONS_BY_DECISION[decision].map((code) => ({ value: code, label: DECISION_REASON_LABELS[code] }))}
      />
      <div className="grid gap-1.5">
        <TextareaField
          control={control}
          name="reason"
          label={LABELS.reason}
          required
          rows={2}
          maxLength={1000}
          help="They read this word for word. Name no other customer and no list."
        />
        {suggestion && watch("reason") !== suggestion ? (
          <div>
            <Button
              size="sm"
              variant="ghost"
              onClick={() => {
                suggested.current = suggestion;
                form.setValue("reason", suggestion);
              }}
            >
              Use our wording for this reason
            </Button>
          </div>
        ) : null}
      </div>
      <TextareaField
        control={control}
        name="internalReason"
        label={LABELS.internalReason}
        required
        rows={2}
        maxLength={1000}
        help="What you looked at and why it led you there. The merchant never sees this."
      />
      <p className="text-ink-muted text-ui">{follows}</p>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton disabled={disabled} variant={tone}>
          {label}
        </SubmitButton>
        <span aria-hidden="true" className="hidden items-center gap-1 text-ink-subtle text-mini sm:flex">
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
        </span>
      </div>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => (open ? undefined : setAsked(undefined))}
        title={isProposal ? `Propose to ${verb.toLowerCase()} ${name}?` : `${verb} ${name}?`}
        consequences={follows}
        confirmLabel={isProposal ? "Propose" : (verb.split(" ")[0] ?? verb)}
        tone={tone}
        onConfirm={() => (asked ? onDecide(asked.fields, asked.id) : undefined)}
      />
    </form>
  );
}
