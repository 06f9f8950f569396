"use client";

import { type FormEvent, useId, useState } from "react";
import { Field } from "@/components/forms/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { snoozeCaseAction } from "@/lib/reviews/cases/actions";
import type { QueueRow } from "@/lib/reviews/queue/types-list";
import { type UntilChoice, untilOf, untilWords } from "./until-choices";
import { UntilField } from "./until-field";

interface QueueSnoozeDialogProps {
  row: QueueRow;
  onClose: () => void;
  onDone: () => void;
}

/** Puts a case aside until a time, for a reason. */
export function QueueSnoozeDialog({ row, onClose, onDone }: QueueSnoozeDialogProps) {
  const id = useId();
  const [choice, setChoice] = useState<UntilChoice>("tomorrow");
  const [other, setOther] = useState("");
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const until = untilOf(choice, other, new Date());
    if (!until) {
      setErrors({ until: "Choose a date and a time." });
      return;
    }
    setBusy(true);
    setRefusal(undefined);
    const outcome = await snoozeCaseAction({
      orgId: row.orgId,
      caseId: row.caseId,
      version: row.version,
      until: until.toISOString(),
      reason,
    }).catch(unanswered);
    setBusy(false);
    if (outcome.ok) {
      toast.success(`${row.name} is put aside`, { description: `It comes back on ${untilWords(until)}.` });
      onDone();
      return;
    }
    setErrors(outcome.fields ?? {});
    if (!outcome.fields) setRefusal(outcome.message);
  }

  return (
    <FormDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Snooze ${row.name}`}
      description="It leaves everybody's way until then. Its time left goes on running."
      confirmLabel="Snooze"
      busy={busy}
      refusal={refusal}
      onSubmit={(event) => void submit(event)}
    >
      <UntilField
        label="Until"
        name={`${id}-until`}
        choice={choice}
        other={other}
        error={errors.until}
        onChange={(next, text) => {
          setChoice(next);
          setOther(text);
        }}
      />
      <Field name={`${id}-reason`} label="Why" required error={errors.reason} help="For your colleagues.">
        {(ids) => (
          <Textarea
            {...ids}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
