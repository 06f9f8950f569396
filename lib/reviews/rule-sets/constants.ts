import { HIGH_RISK_COUNTRIES, LIMITS } from "@/lib/customers/constants";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { CHECK_LABELS, type CheckName } from "@/lib/reviews/constants";
import type { CheckMode, CheckRule, RuleSetContent } from "./types";

export const CHECK_NAMES = Object.keys(CHECK_LABELS) as [CheckName, ...CheckName[]];

export const CHECK_MODES = ["REFER", "FAIL", "IGNORE"] as const satisfies readonly CheckMode[];

export const MODE_LABELS: Readonly<Record<CheckMode, string>> = {
  REFER: "To a person",
  FAIL: "Suspend",
  IGNORE: "Let pass",
};

/** What a finding may lead to, where not all three make sense. */
const MODES: Readonly<Partial<Record<CheckName, readonly CheckMode[]>>> = {
  // What is missing is asked for: it neither passes nor suspends.
  completeness: ["REFER"],
  age: ["REFER", "FAIL"],
  documents: ["REFER", "FAIL"],
  document_reuse: ["REFER", "FAIL"],
  // Whether a hit suspends is decided by its score.
  watch_list: ["REFER"],
};
export const modesOf = (name: CheckName): readonly CheckMode[] => MODES[name] ?? CHECK_MODES;

/** What each check looks for, in one sentence. A check without one explains itself by its label. */
export const CHECK_EXPLANATIONS: Readonly<Partial<Record<string, string>>> = {
  completeness: "Mandatory fields and documents that are missing or no longer count.",
  age: "People in the profile who are younger than the age below.",
  documents: "Documents that were rejected, have expired or are of a kind that is not accepted.",
  address_proof: "Address proofs that are older than the months below.",
  address: "An address outside the country of residence, or a passport of a country that is not a nationality.",
  identifier: "Numbers that break the rules or the checksum of the country that issued them.",
  duplicate: "Another customer of the organisation with the same number, or the same name and date.",
  document_reuse: "The same file at another customer of the organisation.",
  high_risk_country: "Any country in the profile that is on the list below.",
  watch_list: "Names on a watch list; the scores below decide which hits count.",
  mrz: "A machine-readable zone that says something else than the profile.",
};

export const RULE_LIMITS = {
  /** Profiles under 18 are not accepted at all, so a lower age would change nothing. */
  minimumAge: { min: LIMITS.minimumAge, max: 99 },
  /** Uploads older than this are asked for again, so a longer time would change nothing. */
  addressProofMonths: { min: 1, max: DOCUMENT_LIMITS.addressProofMonths },
  points: { min: 0, max: 100 },
  score: { min: 0, max: 100 },
  note: { min: 10, max: 500 },
  /** Reviewed versions that a trial looks at. */
  trial: { min: 50, max: 500 },
  /** Changed cases that a trial names. */
  changesShown: 100,
  /** A trial speaks for so many hours. */
  trialHours: 24,
} as const;

const DEFAULT_MODES: Readonly<Partial<Record<CheckName, CheckMode>>> = { age: "FAIL" };
const DEFAULT_POINTS: Readonly<Partial<Record<CheckName, number>>> = {
  watch_list: 45,
  high_risk_country: 35,
  document_reuse: 25,
};

/** How a check is treated that a stored version does not know yet. */
export const defaultRule = (name: CheckName): CheckRule => ({
  onFinding: DEFAULT_MODES[name] ?? "REFER",
  points: DEFAULT_POINTS[name] ?? 15,
});

/** Version 1: the rules as they were before they became data. */
export const DEFAULT_RULES: RuleSetContent = {
  checks: Object.fromEntries(CHECK_NAMES.map((name) => [name, defaultRule(name)])) as RuleSetContent["checks"],
  minimumAge: LIMITS.minimumAge,
  addressProofMonths: DOCUMENT_LIMITS.addressProofMonths,
  highRiskCountries: [...HIGH_RISK_COUNTRIES].sort(),
  screening: { referFrom: 50, failFrom: 95 },
  secondEyeRisk: 70,
};

export const FIRST_VERSION = 1;
