import type { Decision } from "@/lib/reviews/decisions/constants";
import type { DecisionDesk } from "@/lib/reviews/decisions/types";

type Words = { tab: string; verb: string; done: string; proposed: string; tone: "primary" | "danger" };

export const DECISION_WORDS: Record<Decision, Words> = {
  APPROVED: {
    tab: "Approve",
    verb: "Approve",
    done: "is approved",
    proposed: "Approval proposed",
    tone: "primary",
  },
  SUSPENDED: {
    tab: "Suspend",
    verb: "Suspend",
    done: "is suspended",
    proposed: "Suspension proposed",
    tone: "danger",
  },
  UNSUSPENDED: {
    tab: "Lift suspension",
    verb: "Lift the suspension of",
    done: "is no longer suspended",
    proposed: "Lifting proposed",
    tone: "primary",
  },
};

const EFFECTS: Record<Decision, string> = {
  APPROVED: "The customer becomes active at once, and the merchant reads your reason.",
  SUSPENDED:
    "The customer is locked at once and the merchant cannot change it. You can take this back for ten minutes; after that it has to be lifted.",
  UNSUSPENDED:
    "The customer is reviewed again, and a person decides: lifting approves nothing. Where something is missing, the merchant is asked for it first.",
};

/** In one sentence, what follows from a decision here. */
export function followsFrom(decision: Decision, { secondEye }: Pick<DecisionDesk, "secondEye">): string {
  return secondEye === null || decision === "SUSPENDED"
    ? EFFECTS[decision]
    : `${secondEye} Your decision waits until another reviewer confirms it.`;
}
