"use client";

import { useState } from "react";
import { SenderPicker } from "@/components/senders/sender-picker";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
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

  async function link() {
    setBusy(true);
    setRefusal(undefined);
    let done = 0;
    for (const senderId of selectedIds) {
      const outcome = await linkSenderAction({ customerId: customer.id, senderId }).catch(() => null);
      if (!outcome?.ok) {
        setRefusal(outcome?.message ?? "The answer did not arrive. Check your connection and try again.");
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
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Link senders to ${customer.name}`}
      description="Once one is linked, money in AUD reaches this customer from linked accounts only."
      footer={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button variant="primary" loading={isBusy} disabled={selectedIds.length === 0} onClick={() => void link()}>
            Link
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        <SenderPicker
          label="Which senders may fund this customer's wallet?"
          choices={choices.filter(isFree)}
          selectedIds={selectedIds}
          onChange={setSelectedIds}
        />
      </div>
    </Dialog>
  );
}
