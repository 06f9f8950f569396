"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { settleHitAction, startHitAction } from "@/lib/screening/hits/actions";
import type { HitRow } from "@/lib/screening/types";

interface HitActionsProps {
  of: { orgId: string; customerId: string };
  hit: Pick<HitRow, "id" | "rowVersion" | "state" | "who"> & { entryName: string };
}

const STEPS = {
  dismiss: {
    title: (hit: HitActionsProps["hit"]) => `${hit.who} and ${hit.entryName} are not the same?`,
    follows: "The hit is dismissed. It comes back only if the customer or the entry changes.",
    label: "Dismiss",
    done: "Dismissed",
  },
  resolve: {
    title: (hit: HitActionsProps["hit"]) => `${hit.who} is ${hit.entryName}?`,
    follows: "The customer is marked as a true match. It is not suspended by this: decide the case next.",
    label: "Confirm true match",
    done: "Marked as a true match",
  },
} as const;

type Step = keyof typeof STEPS;

/** What a reviewer does with a hit: begin, dismiss it as a false positive, or confirm it. Nothing is shown for a settled one. */
export function HitActions({ of, hit }: HitActionsProps) {
  const router = useRouter();
  const [step, setStep] = useState<Step | null>(null);
  const [isBusy, setBusy] = useState(false);
  const key = { ...of, hitId: hit.id, rowVersion: hit.rowVersion };

  async function start() {
    setBusy(true);
    const outcome = await startHitAction(key).catch(unanswered);
    setBusy(false);
    if (outcome.ok) toast.success("You are looking at it", { description: "Others see your name beside the hit." });
    else toast.error("Nothing was changed", { description: outcome.message });
    router.refresh();
  }

  async function settle(chosen: Step, reason: string): Promise<string | undefined> {
    const outcome = await settleHitAction({ ...key, step: chosen, reason });
    if (!outcome.ok) {
      router.refresh();
      return outcome.message;
    }
    toast.success(`${STEPS[chosen].done}: ${hit.entryName}`);
    router.refresh();
    return undefined;
  }

  if (hit.state !== "MATCH" && hit.state !== "IN_PROGRESS") return null;
  const words = step ? STEPS[step] : STEPS.dismiss;
  return (
    <div className="flex flex-wrap gap-2">
      {hit.state === "MATCH" ? (
        <Button size="sm" loading={isBusy} onClick={() => void start()}>
          Start
        </Button>
      ) : null}
      <Button size="sm" onClick={() => setStep("dismiss")}>
        Not the same
      </Button>
      <Button size="sm" variant="danger" onClick={() => setStep("resolve")}>
        True match
      </Button>
      <ConfirmDialog
        open={step !== null}
        onOpenChange={(open) => (open ? undefined : setStep(null))}
        title={words.title(hit)}
        consequences={words.follows}
        confirmLabel={words.label}
        tone={step === "resolve" ? "danger" : "primary"}
        reason={{
          label: "What you compared",
          help: "At least 10 characters, for whoever asks in a year.",
          maxLength: 1000,
        }}
        onConfirm={(reason) => (step ? settle(step, reason) : undefined)}
      />
    </div>
  );
}
