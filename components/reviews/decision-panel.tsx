"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { areLetterKeysOn } from "@/components/data-table/letter-keys";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { toast } from "@/components/ui/toast";
import { decideCaseAction } from "@/lib/reviews/decisions/actions";
import type { Decision } from "@/lib/reviews/decisions/constants";
import type { DecisionFields, ReferralFields } from "@/lib/reviews/decisions/input-fields";
import { isDecisionChange } from "@/lib/reviews/decisions/rules-changes";
import type { DecisionAnswer, DecisionChange, DecisionDesk } from "@/lib/reviews/decisions/types";
import { DecisionChanges } from "./decision-changes";
import { DecisionRefer } from "./decision-refer";
import { DecisionTab, type DecisionValues, EMPTY_DECISION } from "./decision-tab";
import { DECISION_WORDS, followsFrom } from "./decision-words";

interface DecisionPanelProps {
  desk: DecisionDesk;
  /** The form that asks the merchant for something; left out where nothing can be asked. */
  request?: ReactNode | undefined;
  /** The change of status that this person has just made: it is no news to them. */
  own: string | null;
  onMoved: (transitionId: string | null) => void;
}

const isTyping = (target: EventTarget) =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [role=combobox], [role=listbox], [role=alertdialog], [contenteditable]") !==
    null;

/** Approve, suspend or lift, ask, refer: each in a tab that keeps what was typed. */
export function DecisionPanel({ desk, request, own, onMoved }: DecisionPanelProps) {
  const router = useRouter();
  const goOn = useForm<DecisionValues>({ defaultValues: EMPTY_DECISION });
  const stop = useForm<DecisionValues>({ defaultValues: EMPTY_DECISION });
  const referral = useForm<ReferralFields>({ defaultValues: { note: "" } });
  // The page follows changes by itself; what a person decides on is what they say they have seen.
  const [seen, setSeen] = useState(desk.seen);
  const [change, setChange] = useState<DecisionChange | null>(null);
  const isNewer = JSON.stringify(seen) !== JSON.stringify(desk.seen);
  if (isNewer && own !== null && JSON.stringify({ ...seen, transitionId: own }) === JSON.stringify(desk.seen)) {
    setSeen(desk.seen);
  }
  const { of, decisions, proposal } = desk;
  const [tab, setTab] = useState<string>(decisions[0] ?? "request");

  function leave(decision: Decision, answer: DecisionAnswer) {
    if (answer.kind === "PROPOSED") {
      toast.success(`${DECISION_WORDS[decision].proposed} for ${of.name}`, {
        description: "Other reviewers are told that a second person is wanted.",
      });
    } else toast.success(`${of.name} ${DECISION_WORDS[decision].done}`);
    // A suspension can be taken back here for a while.
    if (decision !== "APPROVED" && answer.kind === "DECIDED") return router.refresh();
    router.push((answer.next ? `/review/${answer.next.orgId}/${answer.next.id}` : "/review") as Route);
  }

  async function decide(fields: DecisionFields, decisionId: string): Promise<string | undefined> {
    const outcome = await decideCaseAction({ orgId: of.orgId, customerId: of.id, decisionId, ...seen, ...fields });
    if (outcome.ok) {
      (fields.decision === "SUSPENDED" ? stop : goOn).reset(EMPTY_DECISION);
      setChange(null);
      onMoved(outcome.value.transitionId);
      leave(fields.decision, outcome.value);
      return undefined;
    }
    if (!isDecisionChange(outcome.detail)) return outcome.message;
    // What changed is shown above the form, which keeps what was typed.
    setChange(outcome.detail);
    router.refresh();
    return undefined;
  }

  const blocked = (decision: Decision) => {
    if (proposal && !proposal.changed && decision !== "SUSPENDED")
      return "A proposal waits for its second person: settle it first.";
    if (decision !== "APPROVED") return null;
    if (desk.waitsForReview)
      return "The automated review has not looked at this version yet. It normally takes two seconds.";
    if (desk.flags.length === 0) return null;
    return `Flagged and not cleared: ${desk.flags.map((flag) => flag.label).join(", ")}. Clear each flag, or ask for what is wrong.`;
  };
  const items = decisions.map((decision) => {
    const why = blocked(decision);
    return {
      value: decision as string,
      label: DECISION_WORDS[decision].tab,
      key: decision === "SUSPENDED" ? "s" : "a",
      content: (
        <div className="grid gap-5">
          {why ? <Banner tone="warning">{why}</Banner> : null}
          <DecisionTab
            decision={decision}
            name={of.name}
            follows={followsFrom(decision, desk)}
            isProposal={desk.secondEye !== null && decision !== "SUSPENDED"}
            form={decision === "SUSPENDED" ? stop : goOn}
            disabled={isNewer || why !== null}
            onDecide={decide}
          />
        </div>
      ),
    };
  });
  // While the customer waits for the merchant, or is suspended, nothing can be asked.
  if (request && (desk.status === "UNDER_REVIEW" || desk.status === "APPROVED"))
    items.push({ value: "request", label: "Request", key: "r", content: <div>{request}</div> });
  if (!desk.isReferred) {
    const content = <DecisionRefer of={of} form={referral} />;
    items.push({ value: "refer", label: "Refer", key: "f", content: <div>{content}</div> });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLElement) {
      event.target.closest("form")?.requestSubmit();
      return event.preventDefault();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areLetterKeysOn()) return;
    const item = items.find((each) => each.key === event.key.toLowerCase());
    if (!item) return;
    // The page has other meanings for these keys outside of here.
    event.stopPropagation();
    event.preventDefault();
    setTab(item.value);
  }

  const current = items.some((item) => item.value === tab) ? tab : (items[0]?.value ?? "");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to keys of the controls inside, and is none itself
    <div onKeyDown={onKeyDown} className="grid gap-5">
      {isNewer || change ? (
        <Banner tone="warning" live title="The case changed while you had it open">
          {change ? <DecisionChanges change={change} /> : <p>The profile, a document or the status changed.</p>}
          <p>Nothing was decided, and what you typed is kept.</p>
          <Button
            size="sm"
            className="mt-2"
            disabled={!isNewer}
            onClick={() => {
              setSeen(desk.seen);
              setChange(null);
            }}
          >
            Look at the new version
          </Button>
        </Banner>
      ) : null}
      <Tabs label="Decision" items={items} value={current} onValueChange={setTab} />
    </div>
  );
}
