"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorSummary } from "@/components/forms/error-summary";
import { flattenErrors } from "@/components/forms/flatten-errors";
import { RadioField } from "@/components/forms/radio-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextareaField } from "@/components/forms/textarea-field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { decideCaseAction } from "@/lib/reviews/decisions/actions";
import { DECISION_REASON_LABELS, type Decision, REASONS_BY_DECISION } from "@/lib/reviews/decisions/constants";
import { type DecisionFields, decisionFields } from "@/lib/reviews/decisions/input-fields";
import type { CaseKey } from "@/lib/reviews/queue/types";

interface DecisionFormProps {
  of: CaseKey & { name: string };
  /** What is on the screen: the decision names it, so that nothing newer is decided unseen. */
  version: number;
  evidence: string[];
}

const EMPTY = { decision: "", reasonCode: "", reason: "", internalReason: "" };
type Values = typeof EMPTY;

const LABELS: Record<keyof Values, string> = {
  decision: "Decision",
  reasonCode: "Reason",
  reason: "For the merchant",
  internalReason: "For staff",
};
const VERBS: Record<Decision, { verb: string; done: string; follows: string }> = {
  APPROVED: {
    verb: "Approve",
    done: "is approved",
    follows: "The customer becomes active at once, and the merchant reads your reason.",
  },
  SUSPENDED: {
    verb: "Suspend",
    done: "is suspended",
    follows: "The customer is locked and the merchant cannot change it. Only compliance can lift this.",
  },
};
const DECISION_OPTIONS = [
  { value: "APPROVED", label: "Approve", description: "The evidence proves what the profile says." },
  { value: "SUSPENDED", label: "Suspend", description: "The customer must not be served." },
];

/** Approve or suspend, with a reason for the merchant and a note for staff. Asks once more, then leads to the next case. */
export function DecisionForm({ of, version, evidence }: DecisionFormProps) {
  const router = useRouter();
  const form = useForm<Values>({ defaultValues: EMPTY });
  const [attempt, setAttempt] = useState(0);
  const [asked, setAsked] = useState<DecisionFields>();
  // The page follows changes by itself; what a person decides on is what they say they have seen.
  const [seen, setSeen] = useState({ version, evidence });
  const isNewer = seen.version !== version || seen.evidence.join() !== evidence.join();
  const { control, formState, watch } = form;
  const decision = watch("decision") as Decision | "";

  function ask(values: Values) {
    const parsed = decisionFields.safeParse(values);
    if (parsed.success) return setAsked(parsed.data);
    for (const issue of parsed.error.issues) {
      const [name] = issue.path;
      if (typeof name === "string" && name in EMPTY) form.setError(name as keyof Values, { message: issue.message });
    }
    setAttempt((count) => count + 1);
  }

  function onSubmit(event: FormEvent) {
    form.clearErrors();
    void form.handleSubmit(ask)(event);
  }

  async function decide(fields: DecisionFields): Promise<string | undefined> {
    const outcome = await decideCaseAction({ orgId: of.orgId, customerId: of.id, ...seen, ...fields });
    if (!outcome.ok) {
      // What changed meanwhile is fetched behind the dialog; what was typed stays.
      if (outcome.code === "conflict" || outcome.code === "wrong_state") router.refresh();
      return outcome.message;
    }
    toast.success(`${of.name} ${VERBS[outcome.value.status].done}`);
    const { next } = outcome.value;
    router.push((next ? `/review/${next.orgId}/${next.id}` : "/review") as Route);
    return undefined;
  }

  const words = asked ? VERBS[asked.decision] : VERBS.APPROVED;
  return (
    <Card title="Decision" id="decision">
      <form method="post" noValidate onSubmit={onSubmit} className="grid gap-5">
        {isNewer ? (
          <Banner
            tone="warning"
            live
            title="The case changed while you had it open"
            actions={
              <Button size="sm" onClick={() => setSeen({ version, evidence })}>
                I have looked again
              </Button>
            }
          >
            The merchant changed the profile or the documents. Look at them again, then decide.
          </Banner>
        ) : null}
        <ErrorSummary
          errors={flattenErrors(formState.errors)}
          labelOf={(name) => LABELS[name as keyof Values]}
          attempt={attempt}
        />
        <RadioField
          control={control}
          name="decision"
          label={LABELS.decision}
          required
          look="card"
          options={DECISION_OPTIONS}
          onChosen={() => form.setValue("reasonCode", "")}
        />
        <SelectField
          control={control}
          name="reasonCode"
          label={LABELS.reasonCode}
          required
          disabled={decision === ""}
          placeholder={decision === "" ? "Choose the decision first" : "Choose a reason"}
          options={(decision === "" ? [] : REASONS_BY_DECISION[decision]).map((code) => ({
            value: code,
            label: DECISION_REASON_LABELS[code],
          }))}
        />
        <TextareaField
          control={control}
          name="reason"
          label={LABELS.reason}
          required
          rows={3}
          maxLength={1000}
          help="They read this word for word. Name no other customer and no list."
        />
        <TextareaField
          control={control}
          name="internalReason"
          label={LABELS.internalReason}
          required
          rows={3}
          maxLength={1000}
          help="What you looked at and why it led you there. The merchant never sees this."
        />
        <div>
          <SubmitButton disabled={isNewer} variant={decision === "SUSPENDED" ? "danger" : "primary"}>
            {decision === "" ? "Decide" : `${VERBS[decision].verb} ${of.name}`}
          </SubmitButton>
        </div>
      </form>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => (open ? undefined : setAsked(undefined))}
        title={`${words.verb} ${of.name}?`}
        consequences={words.follows}
        confirmLabel={words.verb}
        tone={asked?.decision === "SUSPENDED" ? "danger" : "primary"}
        onConfirm={() => (asked ? decide(asked) : undefined)}
      />
    </Card>
  );
}
