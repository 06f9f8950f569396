"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { Instant } from "@/components/ui/instant";
import { toast } from "@/components/ui/toast";
import { confirmProposalAction, refuseProposalAction, withdrawProposalAction } from "@/lib/reviews/decisions/actions";
import { DECISION_REASON_LABELS } from "@/lib/reviews/decisions/constants";
import { isDecisionChange } from "@/lib/reviews/decisions/rules-changes";
import type { DecisionChange, DecisionDesk, ProposalView } from "@/lib/reviews/decisions/types";
import { DecisionChanges } from "./decision-changes";
import { DECISION_WORDS } from "./decision-words";

interface DecisionProposalProps {
  desk: DecisionDesk;
  proposal: ProposalView;
  /** The change of status that this person has just made: it is no news to them. */
  onMoved: (transitionId: string | null) => void;
}

type Asked = "confirm" | "refuse" | "withdraw";

/** What somebody proposed, for the second person: what, why, on what it was looked at; and the answer to it. */
export function DecisionProposal({ desk, proposal, onMoved }: DecisionProposalProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>();
  const [told, setTold] = useState<DecisionChange | null>(null);
  const { of } = desk;
  const { verb, done } = DECISION_WORDS[proposal.decision];
  const changed = told ?? proposal.changed;
  const about = { orgId: of.orgId, customerId: of.id, proposalId: proposal.id };

  async function answer(reason: string): Promise<string | undefined> {
    const outcome =
      asked === "confirm"
        ? await confirmProposalAction({ ...about, ...desk.seen })
        : await (asked === "refuse" ? refuseProposalAction : withdrawProposalAction)({ ...about, reason });
    if (!outcome.ok) {
      if (!isDecisionChange(outcome.detail)) return outcome.message;
      setTold(outcome.detail);
      router.refresh();
      return undefined;
    }
    if ("transitionId" in outcome.value) onMoved(outcome.value.transitionId);
    toast.success(
      asked === "confirm"
        ? `${of.name} ${done}`
        : asked === "refuse"
          ? `The proposal for ${of.name} is refused`
          : "Your proposal is withdrawn",
    );
    router.refresh();
    return undefined;
  }

  const dialogs: Record<Asked, { title: string; consequences: string; label: string; reason: boolean }> = {
    confirm: {
      title: `${verb} ${of.name}?`,
      consequences: `${proposal.proposedByName} proposed it. With your confirmation it takes effect at once, in both names.`,
      label: "Confirm",
      reason: false,
    },
    refuse: {
      title: `Refuse the proposal for ${of.name}?`,
      consequences: `${proposal.proposedByName} reads your reason, and the case stays open for another decision.`,
      label: "Refuse",
      reason: true,
    },
    withdraw: {
      title: `Withdraw your proposal for ${of.name}?`,
      consequences: "The case stays open for another decision.",
      label: "Withdraw",
      reason: true,
    },
  };
  const dialog = dialogs[asked ?? "confirm"];
  return (
    <Card
      level={3}
      title={
        <span className="flex flex-wrap items-center gap-2">
          {proposal.isOwn ? "You propose" : `${proposal.proposedByName} proposes`} to {verb.toLowerCase()} {of.name}
          <Badge tone="info">Waits for a second person</Badge>
        </span>
      }
      description={proposal.policy}
    >
      <div className="grid gap-4">
        <DescriptionList
          items={[
            { id: "reason", term: "Reason", detail: DECISION_REASON_LABELS[proposal.reasonCode] },
            { id: "merchant", term: "For the merchant", detail: proposal.reason },
            { id: "staff", term: "For staff", detail: proposal.internalReason },
            {
              id: "seen",
              term: "Looked at",
              detail: (
                <>
                  Version {proposal.version},{" "}
                  {proposal.documentCount === 1 ? "1 document" : `${proposal.documentCount} documents`},{" "}
                  <Instant iso={proposal.proposedAt} show="datetime" />
                </>
              ),
            },
          ]}
        />
        {changed ? (
          <Banner tone="warning" live title="Something changed since: this can no longer be confirmed">
            <DecisionChanges change={changed} />
            Decide again on what stands now.
          </Banner>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {proposal.isOwn ? (
            <Button onClick={() => setAsked("withdraw")}>Withdraw</Button>
          ) : desk.barred ? null : (
            <>
              <Button variant="primary" disabled={changed !== null} onClick={() => setAsked("confirm")}>
                Confirm
              </Button>
              <Button onClick={() => setAsked("refuse")}>Refuse</Button>
            </>
          )}
        </div>
      </div>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => (open ? undefined : setAsked(undefined))}
        title={dialog.title}
        consequences={dialog.consequences}
        confirmLabel={dialog.label}
        tone={asked === "refuse" ? "danger" : "primary"}
        reason={dialog.reason ? { maxLength: 1000 } : undefined}
        onConfirm={answer}
      />
    </Card>
  );
}
