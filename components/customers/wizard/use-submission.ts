"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { type Refusal, unansweredThen } from "@/lib/core/outcome";
import { submitDraftAction } from "@/lib/drafts/actions";

const LOST = unansweredThen("Press the button again: it is the same customer, never a second one.");

/** Submits a draft and goes to the customer. Pressed again, or after a lost answer, it is the same customer. */
export function useSubmission(draftId: string) {
  const router = useRouter();
  const isRunning = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  /** The refusal, or null when it is on its way to the customer. */
  async function submit(version: number, name: string): Promise<Refusal | null> {
    if (isRunning.current) return null;
    isRunning.current = true;
    setIsBusy(true);
    setRefusal(null);
    const outcome = await submitDraftAction({ draftId, version }).catch(LOST);
    if (outcome.ok) {
      const { customerId, status, missingCount } = outcome.value;
      toast.success(status === "PENDING_INFO" ? `${name} saved` : `${name} submitted`, {
        description:
          status === "PENDING_INFO"
            ? `${missingCount} ${missingCount === 1 ? "thing is" : "things are"} still missing. The review starts when they are there.`
            : "The review runs now. It usually takes a few seconds.",
      });
      router.replace(`/customers/${customerId}` as Route);
      return null;
    }
    isRunning.current = false;
    setIsBusy(false);
    setRefusal(outcome);
    return outcome;
  }

  return { submit, isBusy, refusal, forget: () => setRefusal(null) };
}
