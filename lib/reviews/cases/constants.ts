/** Why a person has to look. */
export const CASE_REASONS = ["REVIEW", "SCREENING", "MONITORING", "APPEAL"] as const;
export type CaseReason = (typeof CASE_REASONS)[number];

export const CASE_REASON_LABELS: Record<CaseReason, string> = {
  REVIEW: "Review",
  SCREENING: "Screening hit",
  MONITORING: "Monitoring",
  APPEAL: "Suspension looked at again",
};

/** For whom a case waits; derived, never stored. */
export const CASE_STATES = ["OPEN", "WAITING_MERCHANT", "WAITING_SECOND", "CLOSED"] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_STATE_LABELS: Record<CaseState, string> = {
  OPEN: "For compliance",
  WAITING_MERCHANT: "Waiting for merchant",
  WAITING_SECOND: "Waiting for second eye",
  CLOSED: "Closed",
};

export const CASE_STATE_TONES = {
  OPEN: "info",
  WAITING_MERCHANT: "warning",
  WAITING_SECOND: "accent",
  CLOSED: "neutral",
} as const satisfies Record<CaseState, string>;

/** Risk in words; each band begins at its score and ends before the next. */
export const RISK_BANDS = ["LOW", "MEDIUM", "HIGH"] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

export const RISK_FROM: Record<RiskBand, number> = { LOW: 0, MEDIUM: 30, HIGH: 70 };
export const RISK_LABELS: Record<RiskBand, string> = { LOW: "Low", MEDIUM: "Medium", HIGH: "High" };
export const RISK_TONES = { LOW: "success", MEDIUM: "warning", HIGH: "danger" } as const satisfies Record<
  RiskBand,
  string
>;

/** A case is due soon when less than this is left. */
export const SOON_HOURS = 4;

/** How long a case may be put aside, and a person be away, at most. */
export const SNOOZE_MAX_DAYS = 30;
export const AWAY_MAX_DAYS = 366;
