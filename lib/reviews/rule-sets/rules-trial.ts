import type { CustomerProfile } from "@/lib/customers/input";
import { CHECK_RESULTS, RUN_OUTCOMES, type RunOutcome } from "@/lib/reviews/constants";
import { outcomeLeftTo, outcomeOf, runChecks } from "@/lib/reviews/rules";
import type { CheckRecord } from "@/lib/reviews/types";
import { CHECK_NAMES, RULE_LIMITS } from "./constants";
import type { KeptFacts } from "./rules";
import type { OutcomeMatrix, ResultCounts, RuleSetContent, TrialChange, TrialResult } from "./types";

/** A run of before, opened. `kept` and `profile` are null where they are not there or cannot be read. */
export type PastRun = {
  orgId: string;
  customerId: string;
  version: number;
  outcome: RunOutcome;
  /** The rules that it was judged by. */
  rules: RuleSetContent;
  hadFacts: boolean;
  kept: KeptFacts | null;
  profile: CustomerProfile | null;
};

const zeros = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

function emptyResult(wanted: number): TrialResult {
  return {
    ...{ wanted, replayed: 0, withoutFacts: 0, unreadable: 0, drifted: 0, changedCount: 0, changed: [] },
    matrix: Object.fromEntries(RUN_OUTCOMES.map((outcome) => [outcome, zeros(RUN_OUTCOMES)])) as OutcomeMatrix,
    perCheck: CHECK_NAMES.map((name) => ({ name, before: zeros(CHECK_RESULTS), after: zeros(CHECK_RESULTS) })),
  };
}

type Replay = { before: CheckRecord[]; after: CheckRecord[]; was: RunOutcome; would: RunOutcome };

/** The run under its own rules and under others; null when today's checks cannot judge what was kept of it. */
function replay({ kept, profile, rules }: PastRun, other: RuleSetContent): Replay | null {
  if (!kept || !profile) return null;
  const facts = { ...kept.facts, profile };
  try {
    const before = runChecks(facts, rules);
    const after = runChecks(facts, other);
    const outcome = (checks: CheckRecord[]) => outcomeLeftTo(outcomeOf(checks), kept.leftTo);
    return { before, after, was: outcome(before), would: outcome(after) };
  } catch {
    // Kept by an older program whose facts lack what a check of today asks for: counted, never guessed.
    return null;
  }
}

const count = (into: ResultCounts, checks: CheckRecord[], name: string) => {
  const result = checks.find((check) => check.name === name)?.result;
  if (result) into[result] += 1;
};

function differing({ before, after }: Replay): TrialChange["because"] {
  return after
    .filter((check) => before.find((one) => one.name === check.name)?.result !== check.result)
    .map((check) => check.name);
}

/** What would have happened to these runs under other rules. */
export function tryOn(runs: readonly PastRun[], other: RuleSetContent, wanted: number): TrialResult {
  const result = emptyResult(wanted);
  for (const run of runs) {
    if (!run.hadFacts) {
      result.withoutFacts += 1;
      continue;
    }
    const played = replay(run, other);
    if (!played) {
      result.unreadable += 1;
      continue;
    }
    result.replayed += 1;
    if (played.was !== run.outcome) result.drifted += 1;
    result.matrix[run.outcome][played.would] += 1;
    for (const { name, before, after } of result.perCheck) {
      count(before, played.before, name);
      count(after, played.after, name);
    }
    if (played.would === run.outcome) continue;
    result.changedCount += 1;
    if (result.changed.length < RULE_LIMITS.changesShown) {
      const { orgId, customerId, version, outcome } = run;
      result.changed.push({ orgId, customerId, version, from: outcome, to: played.would, because: differing(played) });
    }
  }
  return result;
}
