"use client";

import { useEffect, useId, useState } from "react";
import { TagField } from "@/components/customers/tags/tag-field";
import { Banner } from "@/components/ui/banner";
import { Combobox } from "@/components/ui/combobox";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { unanswered } from "@/lib/core/outcome";
import { bulkSendersAction } from "@/lib/customers/bulk/actions";
import type { BulkAction } from "@/lib/customers/bulk/constants";
import { ENABLING_REASON } from "@/lib/customers/enabling/constants";
import { LINK_DAYS, LINK_LIMITS } from "@/lib/requests/links/constants";
import { formatBsb } from "@/lib/senders/rules";
import type { SenderChoice } from "@/lib/senders/types";

/** What is filled in, whatever the action needs of it. */
export type OrderDraft = { reason: string; tags: string[]; senderId: string | null; days: number };

export const EMPTY_DRAFT: OrderDraft = { reason: "", tags: [], senderId: null, days: LINK_LIMITS.defaultDays };

interface OrderFieldsProps {
  action: BulkAction;
  draft: OrderDraft;
  onChange: (part: Partial<OrderDraft>) => void;
}

/** What an action needs besides customers. */
export function OrderFields({ action, draft, onChange }: OrderFieldsProps) {
  const id = useId();
  if (action === "DISABLE") {
    return (
      <div className="grid gap-1.5">
        <Label htmlFor={id}>
          Reason <span className="font-normal text-ink-subtle">(required)</span>
        </Label>
        <Textarea
          id={id}
          rows={3}
          value={draft.reason}
          maxLength={ENABLING_REASON.max}
          aria-required
          aria-describedby={`${id}-help`}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
        <p id={`${id}-help`} className="text-ink-subtle text-mini">
          At least {ENABLING_REASON.min} characters. It is kept in the history of each customer.
        </p>
      </div>
    );
  }
  if (action === "ADD_TAGS" || action === "REMOVE_TAGS") {
    return <TagField label="Tags" tags={draft.tags} onChange={(tags) => onChange({ tags })} />;
  }
  if (action === "LINK_SENDER") return <SenderChoiceField draft={draft} onChange={onChange} />;
  if (action === "REQUEST_DOCUMENTS") {
    return (
      <div className="grid gap-1.5 sm:w-56">
        <Label htmlFor={id}>The link stays open for</Label>
        <Select
          id={id}
          options={LINK_DAYS}
          value={String(draft.days)}
          onValueChange={(days) => onChange({ days: Number(days) })}
        />
      </div>
    );
  }
  return null;
}

function SenderChoiceField({ draft, onChange }: Pick<OrderFieldsProps, "draft" | "onChange">) {
  const id = useId();
  const [senders, setSenders] = useState<readonly SenderChoice[] | null>(null);
  const [refusal, setRefusal] = useState<string>();

  useEffect(() => {
    let isHere = true;
    void bulkSendersAction({})
      .catch(unanswered)
      .then((outcome) => {
        if (!isHere) return;
        if (outcome.ok) setSenders(outcome.value);
        else setRefusal(outcome.message);
      });
    return () => {
      isHere = false;
    };
  }, []);

  if (refusal) {
    return (
      <Banner tone="warning" live>
        {refusal}
      </Banner>
    );
  }
  const options = (senders ?? []).map((sender) => ({
    value: sender.id,
    label: sender.nickname,
    description: `${sender.holderName} · ${formatBsb(sender.bsb)} ${sender.accountNumber}`,
  }));
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>
        Sender <span className="font-normal text-ink-subtle">(required)</span>
      </Label>
      <Combobox
        id={id}
        options={options}
        value={draft.senderId}
        onValueChange={(senderId) => onChange({ senderId })}
        placeholder={senders === null ? "Reading the senders" : "Type to search"}
        emptyText="No active sender is called so."
        disabled={senders === null}
        aria-required
      />
    </div>
  );
}
