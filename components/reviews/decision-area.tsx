"use client";

import { type ReactNode, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { STATUS_LABELS } from "@/lib/customers/constants";
import type { DecisionDesk } from "@/lib/reviews/decisions/types";
import { DecisionPanel } from "./decision-panel";
import { DecisionProposal } from "./decision-proposal";
import { DecisionUndo } from "./decision-undo";

interface DecisionAreaProps {
  desk: DecisionDesk;
  /** The form that asks the merchant for something; left out where nothing can be asked. */
  request?: ReactNode | undefined;
}

/** Where a case is decided: taking a suspension back, what is proposed, and what this person may decide. */
export function DecisionArea({ desk, request }: DecisionAreaProps) {
  const [own, setOwn] = useState<string | null>(null);
  return (
    <section id="decision" aria-labelledby="decision-title" className="grid gap-4">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2 id="decision-title" className="font-semibold text-ink text-sm">
          Decision
        </h2>
        <p className="text-ink-muted text-ui">Now: {STATUS_LABELS[desk.status].toLowerCase()}</p>
      </div>
      {desk.undo ? <DecisionUndo key={desk.undo.transitionId} of={desk.of} undo={desk.undo} onMoved={setOwn} /> : null}
      {desk.proposal ? (
        <DecisionProposal key={desk.proposal.id} desk={desk} proposal={desk.proposal} onMoved={setOwn} />
      ) : null}
      {desk.barred ? (
        <Banner tone="warning" title={desk.isForLead ? "With the lead" : "Four eyes: not your case to decide"}>
          {desk.barred} You can look at it, and your look is written down.
        </Banner>
      ) : (
        <DecisionPanel key={desk.of.id} desk={desk} request={request} own={own} onMoved={setOwn} />
      )}
    </section>
  );
}
