"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { unanswered } from "@/lib/core/outcome";
import { makeUploadLinkAction } from "@/lib/requests/links/actions";
import { LINK_DAYS, LINK_LIMITS } from "@/lib/requests/links/constants";
import type { NewLink } from "@/lib/requests/links/types";
import { NewLinkPanel } from "./new-link-panel";

interface MakeLinkDialogProps {
  of: { orgId?: string | undefined; customerId: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  timeZone?: string | undefined;
}

/** Chooses how long a link lives, makes it, and shows it once. */
export function MakeLinkDialog({ of, open, onOpenChange, timeZone }: MakeLinkDialogProps) {
  const router = useRouter();
  const [days, setDays] = useState(`${LINK_LIMITS.defaultDays}`);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [made, setMade] = useState<NewLink | null>(null);

  function change(isOpen: boolean) {
    onOpenChange(isOpen);
    if (isOpen) return;
    // The secret lives in this dialog alone.
    setMade(null);
    setRefusal(undefined);
  }

  async function make(event: FormEvent) {
    event.preventDefault();
    if (isBusy || made) return;
    setBusy(true);
    setRefusal(undefined);
    const { orgId, customerId } = of;
    const asked = { ...(orgId ? { orgId } : {}), customerId, days: Number(days) };
    const outcome = await makeUploadLinkAction(asked).catch(unanswered);
    setBusy(false);
    if (!outcome.ok) {
      setRefusal(outcome.message);
      return;
    }
    setMade(outcome.value);
    router.refresh();
  }

  return (
    <FormDialog
      open={open}
      onOpenChange={change}
      title={made ? "Give this link to the customer" : `Make an upload link for ${of.name}`}
      description={
        made
          ? "It is shown once. Whoever has it can upload what it asks for, and see nothing else."
          : "It asks for every document that is missing now, and ends by itself when all have arrived."
      }
      confirmLabel="Make the link"
      busy={isBusy}
      refusal={refusal}
      onSubmit={(event) => void make(event)}
      footer={
        made ? (
          <Button variant="primary" onClick={() => change(false)}>
            Done
          </Button>
        ) : undefined
      }
    >
      {made ? (
        <NewLinkPanel of={of} link={made} timeZone={timeZone} />
      ) : (
        <Field name="link.days" label="How long should it work?">
          {(ids) => <Select {...ids} options={LINK_DAYS} value={days} onValueChange={setDays} />}
        </Field>
      )}
    </FormDialog>
  );
}
