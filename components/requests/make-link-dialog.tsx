"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "@/components/forms/field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { makeUploadLinkAction } from "@/lib/requests/links/actions";
import { LINK_LIMITS } from "@/lib/requests/links/constants";
import type { NewLink } from "@/lib/requests/links/types";
import { NewLinkPanel } from "./new-link-panel";

interface MakeLinkDialogProps {
  of: { orgId?: string | undefined; customerId: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  timeZone: string;
}

const DAYS = ["1", "3", "7", "14"] as const;

/** Chooses how long a link lives, makes it, and shows it once. */
export function MakeLinkDialog({ of, open, onOpenChange, timeZone }: MakeLinkDialogProps) {
  const router = useRouter();
  const [days, setDays] = useState<(typeof DAYS)[number]>(`${LINK_LIMITS.defaultDays}`);
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

  async function make() {
    setBusy(true);
    setRefusal(undefined);
    const { orgId, customerId } = of;
    const asked = { ...(orgId ? { orgId } : {}), customerId, days: Number(days) };
    const outcome = await makeUploadLinkAction(asked).catch(() => null);
    setBusy(false);
    if (!outcome?.ok) {
      setRefusal(outcome?.message ?? "The answer did not arrive. Check your connection and try again.");
      return;
    }
    setMade(outcome.value);
    router.refresh();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={made ? "Give this link to the customer" : `Make an upload link for ${of.name}`}
      description={
        made
          ? "It is shown once. Whoever has it can upload what it asks for, and see nothing else."
          : "It asks for every document that is missing now, and ends by itself when all have arrived."
      }
      footer={
        made ? (
          <Button variant="primary" onClick={() => change(false)}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => change(false)}>Cancel</Button>
            <Button variant="primary" loading={isBusy} onClick={() => void make()}>
              Make the link
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-4">
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
        {made ? (
          <NewLinkPanel of={of} link={made} timeZone={timeZone} />
        ) : (
          <Field name="link.days" label="How long should it work?">
            {(ids) => (
              <Select
                {...ids}
                options={DAYS.map((value) => ({ value, label: value === "1" ? "1 day" : `${value} days` }))}
                value={days}
                onValueChange={setDays}
              />
            )}
          </Field>
        )}
      </div>
    </Dialog>
  );
}
