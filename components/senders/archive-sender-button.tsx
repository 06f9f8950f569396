"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { archiveSenderAction, linkedCustomersAction } from "@/lib/senders/actions";
import { SENDER_LIMITS } from "@/lib/senders/constants";
import type { LinkedCustomer, SenderRow } from "@/lib/senders/types";

interface ArchiveSenderButtonProps {
  sender: SenderRow;
}

/** Asks why, names the customers it touches, and archives. */
export function ArchiveSenderButton({ sender }: ArchiveSenderButtonProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [linked, setLinked] = useState<LinkedCustomer[]>([]);

  async function open() {
    setIsOpen(true);
    if (sender.linkedCount === 0) return;
    const outcome = await linkedCustomersAction({ senderId: sender.id }).catch(() => null);
    if (outcome?.ok) setLinked(outcome.value);
  }

  const more = sender.linkedCount - linked.length;
  return (
    <>
      <Button size="sm" variant="ghost" aria-label={`Archive ${sender.nickname}`} onClick={() => void open()}>
        Archive
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={`Archive ${sender.nickname}?`}
        consequences={
          sender.linkedCount === 0 ? (
            "No customer is linked to this sender. Money from this account will not be credited any more."
          ) : (
            <>
              <p>Money from this account will not be credited any more to the customers linked to it:</p>
              <ul className="mt-1 list-disc pl-5 text-ink">
                {linked.map((customer) => (
                  <li key={customer.id}>{customer.name}</li>
                ))}
                {more > 0 ? (
                  <li>{linked.length > 0 ? `${more} more` : `${more} ${more === 1 ? "customer" : "customers"}`}</li>
                ) : null}
              </ul>
            </>
          )
        }
        confirmLabel="Archive sender"
        reason={{ minLength: 5, maxLength: SENDER_LIMITS.reason }}
        onConfirm={async (reason) => {
          const outcome = await archiveSenderAction({ senderId: sender.id, reason });
          if (!outcome.ok) return outcome.message;
          toast.success(`Sender "${sender.nickname}" archived`);
          router.refresh();
          return undefined;
        }}
      />
    </>
  );
}
