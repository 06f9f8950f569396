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
