import type { HitState, ScreeningState } from "./constants";

/** The heaviest state decides: a true match outweighs all, a dismissed one only says that somebody looked. */
const WEIGHT: readonly HitState[] = ["RESOLVED", "MATCH", "IN_PROGRESS", "DISMISSED"];

/** What a customer's screening against the lists of one topic came to. */
export function screeningState(hits: readonly { state: string }[], hasList: boolean): ScreeningState {
  const heaviest = WEIGHT.find((state) => hits.some((hit) => hit.state === state));
  return heaviest ?? (hasList ? "NO_MATCH" : "NOT_SCREENED");
}

/** What a person may do with a hit in a state. */
export const HIT_STEPS: Readonly<Record<"start" | "dismiss" | "resolve", { from: readonly HitState[]; to: HitState }>> =
  {
    start: { from: ["MATCH"], to: "IN_PROGRESS" },
    dismiss: { from: ["MATCH", "IN_PROGRESS"], to: "DISMISSED" },
    resolve: { from: ["MATCH", "IN_PROGRESS"], to: "RESOLVED" },
  };

export type HitStep = keyof typeof HIT_STEPS;
