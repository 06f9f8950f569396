import type { LeftTo, ReviewFacts } from "@/lib/reviews/types";
import { CHECK_NAMES, DEFAULT_RULES, defaultRule } from "./constants";
import type { RuleSetContent } from "./types";

/** A stored version as today's checks need it: a check that it does not know is treated like by default. */
export function readContent(stored: Record<string, unknown>): RuleSetContent {
  const content = stored as Partial<RuleSetContent>;
  const known: Partial<RuleSetContent["checks"]> = content.checks ?? {};
  return {
    ...DEFAULT_RULES,
    ...content,
    checks: Object.fromEntries(
      CHECK_NAMES.map((name) => [name, known[name] ?? defaultRule(name)]),
    ) as RuleSetContent["checks"],
  };
}

/** The same text for the same content, whatever the order of its keys. */
export function contentText(content: RuleSetContent): string {
  const { checks, minimumAge, addressProofMonths, highRiskCountries, screening, secondEyeRisk } = content;
  return JSON.stringify([
    CHECK_NAMES.map((name) => [name, checks[name].onFinding, checks[name].points]),
    minimumAge,
    addressProofMonths,
    [...highRiskCountries].sort(),
    screening.referFrom,
    screening.failFrom,
    secondEyeRisk,
  ]);
}

/** What a run looked at beside the profile, which stands with the customer's versions. */
export type KeptFacts = { facts: Omit<ReviewFacts, "profile">; leftTo: LeftTo };

/** The facts of a run as they are kept. */
export function keptFacts({ profile: _profile, ...facts }: ReviewFacts, leftTo: LeftTo): KeptFacts {
  return { facts, leftTo };
}

export const factsBinding = (orgId: string, runId: string) => ({
  orgId,
  table: "review_runs",
  rowId: runId,
  column: "facts",
});
