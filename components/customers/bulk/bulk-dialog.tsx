"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { countWords } from "@/lib/core/count-words";
import { unansweredOnce } from "@/lib/core/outcome";
import { startBulkAction } from "@/lib/customers/bulk/actions";
import { BULK_WORDS, type BulkAction } from "@/lib/customers/bulk/constants";
import type { BulkOrder } from "@/lib/customers/bulk/input";
import { newRunId } from "@/lib/customers/bulk/rules";
import { ENABLING_REASON } from "@/lib/customers/enabling/constants";
import type { CustomerSelection } from "@/lib/customers/selection/input";
import { DryRunPanel } from "./dry-run-panel";
import { EMPTY_DRAFT, type OrderDraft, OrderFields } from "./order-fields";
import { useDryRun } from "./use-dry-run";

interface BulkDialogProps {
  action: BulkAction;
  selection: CustomerSelection;
  onClose: () => void;
  onStarted: () => void;
}

/** Stands in while only the numbers are asked for. */
const NO_REASON = "Not given yet";

const FOLLOWS: Readonly<Record<BulkAction, string>> = {
  ENABLE: "Money can move for them again as far as their status allows.",
  DISABLE: "No money moves for them until somebody enables them again. Their data and reviews stay as they are.",
  ADD_TAGS: "Tags are your own: everybody in your organisation sees them, and the list can be filtered by them.",
  REMOVE_TAGS: "The tags leave these customers only.",
  LINK_SENDER: "Once a customer has a linked sender, money in AUD is accepted from linked bank accounts only.",
  RECHECK:
    "Approved customers go through the automated review again. They are not active until it ends, usually within a minute.",
  REQUEST_DOCUMENTS: "Each customer gets an e-mail with a link of their own to upload what is missing.",
};

/** What is filled in as an order; null while something is missing. */
function orderFrom(action: BulkAction, draft: OrderDraft): BulkOrder | null {
  switch (action) {
    case "ENABLE":
    case "RECHECK":
      return { action };
    case "DISABLE":
      return { action, reason: draft.reason.trim() };
    case "ADD_TAGS":
    case "REMOVE_TAGS":
      return draft.tags.length > 0 ? { action, tags: draft.tags } : null;
    case "LINK_SENDER":
      return draft.senderId ? { action, senderId: draft.senderId } : null;
    case "REQUEST_DOCUMENTS":
      return { action, days: draft.days };
  }
}

/** Asks what the action needs, says what would change, and starts it. */
export function BulkDialog({ action, selection, onClose, onStarted }: BulkDialogProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<OrderDraft>(EMPTY_DRAFT);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const runId = useRef(newRunId());
  const order = useMemo(() => orderFrom(action, draft), [action, draft]);
  // The numbers do not depend on the reason: they are there before it is.
  const asked: BulkOrder | null = order?.action === "DISABLE" ? { action: "DISABLE", reason: NO_REASON } : order;
  const { run, askAgain } = useDryRun(selection, asked);
  const words = BULK_WORDS[action];
  const told = run.state === "told" ? run.preview : null;
  const lacksReason = order?.action === "DISABLE" && order.reason.length < ENABLING_REASON.min;
  const canStart = order !== null && told !== null && told.willChange > 0 && !lacksReason;

  async function start() {
    if (!order || !told || !canStart) return;
    setBusy(true);
    setRefusal(undefined);
    const input = { runId: runId.current, selection, order, seenTotal: told.total };
    const outcome = await startBulkAction(input).catch(unansweredOnce);
    setBusy(false);
    if (!outcome.ok) {
      setRefusal(outcome.message);
      if (outcome.code === "conflict") void askAgain();
      return;
    }
    const { id } = outcome.value;
    toast.action(
      `${words.label}: ${countWords(told.willChange, "customer")}`,
      { label: "Show", run: () => router.push(`/customers/bulk/${id}` as Route) },
      { description: "It runs in the background. You are told when it is done." },
    );
    onStarted();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open || isBusy ? undefined : onClose())}
      title={`${words.label}`}
      description={FOLLOWS[action]}
      footer={
        <>
          <Button onClick={onClose} disabled={isBusy}>
            Cancel
          </Button>
          <Button
            variant={action === "DISABLE" ? "danger" : "primary"}
            disabled={!canStart}
            loading={isBusy}
            onClick={() => void start()}
          >
            {told && told.willChange > 0 ? `${words.label} (${countWords(told.willChange, "customer")})` : words.label}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <OrderFields
          action={action}
          draft={draft}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        <DryRunPanel action={action} run={run} />
        {refusal ? (
          <Banner tone="danger" live>
            {refusal}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  );
}
