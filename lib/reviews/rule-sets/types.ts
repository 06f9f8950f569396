import type { CheckName, CheckResult, RunOutcome } from "@/lib/reviews/constants";

/** What follows when a check finds something. */
export type CheckMode = "REFER" | "FAIL" | "IGNORE";

export type CheckRule = {
  onFinding: CheckMode;
  /** What a finding adds to the risk score; a fail counts double. */
  points: number;
};

/** Automated review as data. Versions are never changed, only replaced. */
export type RuleSetContent = {
  checks: Record<CheckName, CheckRule>;
  /** Years. */
  minimumAge: number;
  /** How many months ago an address proof may have been issued. */
  addressProofMonths: number;
  /** ISO 3166-1 alpha-2, in order. */
  highRiskCountries: string[];
  screening: {
    /** Hits from this score on go to a person; 0 to 100. */
    referFrom: number;
    /** Hits from this score on fail, with the same birth date only; null = none does. */
    failFrom: number | null;
  };
  /** From this risk on a decision needs a second person, for organisations made from now on. */
  secondEyeRisk: number;
};

/** One version that is or was in force. */
export type RuleSetVersion = {
  version: number;
  content: RuleSetContent;
  note: string;
  activatedAt: string;
  activatedByName: string;
};

export type OutcomeMatrix = Record<RunOutcome, Record<RunOutcome, number>>;
export type ResultCounts = Record<CheckResult, number>;

/** What would have happened with other rules. */
export type TrialResult = {
  /** How many of the newest reviewed versions were asked for. */
  wanted: number;
  /** How many could be worked out again. */
  replayed: number;
  /** Reviewed before facts were kept, so they cannot be worked out again. */
  withoutFacts: number;
  /** Facts or profile that could not be read, or that today's checks cannot judge. */
  unreadable: number;
  /** Come out differently today even with the rules they were reviewed under: the checks themselves have changed since. */
  drifted: number;
  /** Outcome then, by outcome with the new rules. */
  matrix: OutcomeMatrix;
  perCheck: { name: CheckName; before: ResultCounts; after: ResultCounts }[];
  /** How many would come out differently; the first of them by id. */
  changedCount: number;
  changed: TrialChange[];
};

export type TrialChange = {
  /** Outside ids. */
  orgId: string;
  customerId: string;
  version: number;
  from: RunOutcome;
  to: RunOutcome;
  /** The checks whose result differs. */
  because: CheckName[];
};

/** A change with the names that the page shows. */
export type NamedChange = TrialChange & { name: string; organisation: string };

export type Trial = {
  id: string;
  baseVersion: number;
  content: RuleSetContent;
  result: TrialResult;
  changes: NamedChange[];
  createdAt: string;
  createdByName: string;
};
