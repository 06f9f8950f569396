"use client";

import { useEffect, useState } from "react";
import { TagField } from "@/components/customers/tags/tag-field";
import { Field } from "@/components/forms/field";
import { Banner } from "@/components/ui/banner";
import { Combobox } from "@/components/ui/combobox";
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
  if (action === "DISABLE") {
    return (
      <Field
        name="bulk-reason"
        label="Reason"
        required
        help={`At least ${ENABLING_REASON.min} characters. It is kept in the history of each customer.`}
      >
        {(ids) => (
          <Textarea
            {...ids}
            rows={3}
            value={draft.reason}
            maxLength={ENABLING_REASON.max}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        )}
      </Field>
    );
  }
  if (action === "ADD_TAGS" || action === "REMOVE_TAGS") {
    return <TagField label="Tags" tags={draft.tags} onChange={(tags) => onChange({ tags })} />;
  }
  if (action === "LINK_SENDER") return <SenderChoiceField draft={draft} onChange={onChange} />;
  if (action === "REQUEST_DOCUMENTS") {
    return (
      <Field name="bulk-days" label="The link stays open for" className="sm:w-56">
        {(ids) => (
          <Select
            {...ids}
            options={LINK_DAYS}
            value={String(draft.days)}
            onValueChange={(days) => onChange({ days: Number(days) })}
          />
        )}
      </Field>
    );
  }
  return null;
}

function SenderChoiceField({ draft, onChange }: Pick<OrderFieldsProps, "draft" | "onChange">) {
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
    <Field name="bulk-sender" label="Sender" required>
      {(ids) => (
        <Combobox
          {...ids}
          options={options}
          value={draft.senderId}
          onValueChange={(senderId) => onChange({ senderId })}
          placeholder={senders === null ? "Reading the senders" : "Type to search"}
          emptyText="No active sender is called so."
          disabled={senders === null}
        />
      )}
    </Field>
  );
}
