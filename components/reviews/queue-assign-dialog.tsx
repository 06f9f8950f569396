"use client";

import { type FormEvent, useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { assignCaseAction } from "@/lib/reviews/cases/actions";
import type { QueueRow, StaffMember } from "@/lib/reviews/queue/types-list";
import { untilWords } from "./until-choices";

interface QueueAssignDialogProps {
  row: QueueRow;
  staff: readonly StaffMember[];
  onClose: () => void;
  onDone: () => void;
}

const casesOf = (count: number) => `${count} open ${count === 1 ? "case" : "cases"}`;

function wordsFor(person: StaffMember): string {
  const role = person.isLead ? "Lead, " : "";
  if (person.awayUntil) return `${role}away until ${untilWords(new Date(person.awayUntil))}`;
  return `${role}${casesOf(person.cases)}`.replace(/^./, (letter) => letter.toUpperCase());
}

/** Gives a case to a colleague: who is at work, and how much each has. */
export function QueueAssignDialog({ row, staff, onClose, onDone }: QueueAssignDialogProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const person = staff.find((each) => each.id === chosen);
    if (!person) {
      setRefusal("Choose who gets the case.");
      return;
    }
    setBusy(true);
    const outcome = await assignCaseAction({
      orgId: row.orgId,
      caseId: row.caseId,
      version: row.version,
      assigneeId: person.id,
    }).catch(unanswered);
    setBusy(false);
    if (outcome.ok) {
      const words = person.isSelf ? "is yours" : `is with ${person.name} now`;
      toast.success(`The case of ${row.name} ${words}`);
      onDone();
      return;
    }
    setRefusal(outcome.message);
  }

  return (
    <FormDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Assign ${row.name}`}
      description={
        row.assignee
          ? `${row.assignee.isSelf ? "You have" : `${row.assignee.name} has`} it now. The new person is told.`
          : "Nobody has it now. The new person is told."
      }
      confirmLabel="Assign"
      busy={busy}
      refusal={refusal}
      onSubmit={(event) => void submit(event)}
    >
      <RadioGroup
        aria-label="Who gets the case"
        options={staff.map((person) => ({
          value: person.id,
          label: person.isSelf ? `${person.name} (you)` : person.name,
          description: wordsFor(person),
          disabled: person.awayUntil !== null || person.id === row.assignee?.id,
        }))}
        value={chosen}
        onValueChange={setChosen}
      />
    </FormDialog>
  );
}
