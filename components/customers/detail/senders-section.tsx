"use client";

import { Landmark } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { SenderAccount } from "@/components/senders/sender-account";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/instant";
import { toast } from "@/components/ui/toast";
import { unlinkSenderAction } from "@/lib/senders/actions";
import type { LinkedSender, SenderChoice } from "@/lib/senders/types";
import { LinkSendersDialog } from "./link-senders-dialog";

interface SendersSectionProps {
  customer: { id: string; name: string };
  senders: readonly LinkedSender[];
  choices: readonly SenderChoice[];
  timeZone: string;
  mayLink: boolean;
  /** Off: senders may still be taken off, none added. */
  isOn: boolean;
}

/** The bank accounts that may fund this customer's wallet. */
export function SendersSection({ customer, senders, choices, timeZone, mayLink, isOn }: SendersSectionProps) {
  const router = useRouter();
  const [leaving, setLeaving] = useState<LinkedSender | null>(null);
  const [isLinking, setLinking] = useState(false);
  const mayAdd = mayLink && isOn;

  async function unlink(sender: LinkedSender) {
    const outcome = await unlinkSenderAction({ customerId: customer.id, senderId: sender.id });
    if (!outcome.ok) return outcome.message;
    toast.success(`"${sender.nickname}" is no longer linked to ${customer.name}`);
    router.refresh();
    return undefined;
  }

  const add = mayAdd ? (
    <Button size="sm" data-print="hide" onClick={() => setLinking(true)}>
      Link senders
    </Button>
  ) : undefined;
  return (
    <>
      {senders.length === 0 ? (
        <EmptyState
          className="py-8"
          icon={<Landmark />}
          title="No sender is linked"
          description="Without one, money in AUD is accepted from any bank account. Once a sender is linked, only from linked ones."
          action={add}
        />
      ) : (
        <>
          <ul className="divide-y divide-line">
            {senders.map((sender) => (
              <li key={sender.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 first:pt-0">
                <div className="min-w-0 flex-1 basis-52">
                  <p className="font-medium text-ink text-ui">
                    {sender.nickname}{" "}
                    {sender.status === "ARCHIVED" ? <Badge tone="warning">Archived: lets no money in</Badge> : null}
                  </p>
                  <p className="text-ink-muted text-mini">
                    {sender.holderName} · <SenderAccount sender={sender} />
                  </p>
                </div>
                <span className="text-ink-subtle text-mini">
                  Linked <Instant iso={sender.linkedAt} timeZone={timeZone} />
                </span>
                {mayLink ? (
                  <Button
                    size="sm"
                    variant="ghost"
                    data-print="hide"
                    aria-label={`Unlink ${sender.nickname}`}
                    onClick={() => setLeaving(sender)}
                  >
                    Unlink
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          {add ? <div className="mt-3">{add}</div> : null}
        </>
      )}
      <LinkSendersDialog
        open={isLinking}
        onOpenChange={setLinking}
        customer={customer}
        linked={senders}
        choices={choices}
        onDone={() => router.refresh()}
      />
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={`Unlink "${leaving?.nickname ?? ""}" from ${customer.name}?`}
        consequences={
          senders.length === 1
            ? "It is the last one: afterwards money in AUD is accepted from any bank account."
            : "Money from this bank account is then held back until somebody decides about it. You can link it again."
        }
        confirmLabel="Unlink sender"
        onConfirm={(_reason) => (leaving ? unlink(leaving) : undefined)}
      />
    </>
  );
}
