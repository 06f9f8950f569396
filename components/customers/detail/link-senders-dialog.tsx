"use client";

import { type FormEvent, useState } from "react";
import { SenderPicker } from "@/components/senders/sender-picker";
import { FormDialog } from "@/components/ui/form-dialog";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { linkSenderAction } from "@/lib/senders/actions";
import type { LinkedSender, SenderChoice } from "@/lib/senders/types";

interface LinkSendersDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  customer: { id: string; name: string };
  linked: readonly LinkedSender[];
  choices: readonly SenderChoice[];
  onDone: () => void;
}

/** Picks senders, or makes one, and links them. */
export function LinkSendersDialog({ open, onOpenChange, customer, linked, choices, onDone }: LinkSendersDialogProps) {
  const [selectedIds, setSelectedIds] = useState<string[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isFree = (sender: SenderChoice) => linked.every((one) => one.id !== sender.id);

  function close(isOpen: boolean) {
    onOpenChange(isOpen);
    setSelectedIds([]);
    setRefusal(undefined);
  }

  async function link(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    let done = 0;
    for (const senderId of selectedIds) {
      const outcome = await linkSenderAction({ customerId: customer.id, senderId }).catch(unanswered);
      if (!outcome.ok) {
        setRefusal(outcome.message);
        break;
      }
      done += 1;
    }
    setBusy(false);
    if (done > 0) onDone();
    // What was not linked stays chosen.
    setSelectedIds((ids) => ids.slice(done));
    if (done < selectedIds.length) return;
    toast.success(`${done === 1 ? "1 sender" : `${done} senders`} linked to ${customer.name}`);
    close(false);
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={close}
      title={`Link senders to ${customer.name}`}
      description="Once one is linked, money in AUD reaches this customer from linked accounts only."
      confirmLabel="Link"
      busy={isBusy}
      disabled={selectedIds.length === 0}
      refusal={refusal}
      onSubmit={(event) => void link(event)}
    >
      <SenderPicker
        label="Which senders may fund this customer's wallet?"
        choices={choices.filter(isFree)}
        selectedIds={selectedIds}
        onChange={setSelectedIds}
      />
    </FormDialog>
  );
}
