export const DECISIONS = ["APPROVED", "SUSPENDED", "UNSUSPENDED"] as const;
export type Decision = (typeof DECISIONS)[number];

/** How long a suspension may be taken back by who made it, or by a lead. */
export const UNDO_WINDOW_MINUTES = 10;

/** Reason code of the transition that takes a suspension back; the database knows it too. */
export const UNDO_CODE = "suspension_undone";

/** When an organisation's customers need a second person. */
export const SECOND_EYE_POLICIES = ["ALWAYS", "RISK", "NEVER"] as const;
export type SecondEyePolicy = (typeof SECOND_EYE_POLICIES)[number];

export const PROPOSAL_STATES = ["OPEN", "CONFIRMED", "REFUSED", "WITHDRAWN", "STALE"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_STATE_LABELS: Record<ProposalState, string> = {
  OPEN: "Waits for a second person",
  CONFIRMED: "Confirmed",
  REFUSED: "Refused",
  WITHDRAWN: "Withdrawn",
  STALE: "Overtaken by a change",
};

/** Shortest and longest text of a decision, a refusal or a referral. */
export const TEXT_LIMITS = { min: 10, max: 1_000 } as const;

export const DECISION_REASONS = [
  "EVIDENCE_SUFFICIENT",
  "FALSE_MATCH",
  "DOCUMENTS_NOT_GENUINE",
  "IDENTITY_NOT_PROVEN",
  "WATCH_LIST_MATCH",
  "DUPLICATE",
  "UNUSUAL_ACTIVITY",
  "RISK_TOO_HIGH",
  "SUSPENDED_IN_ERROR",
  "CONCERN_RESOLVED",
  "OTHER",
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

export const DECISION_REASON_LABELS: Record<DecisionReason, string> = {
  EVIDENCE_SUFFICIENT: "The evidence is sufficient",
  FALSE_MATCH: "The match is another person or company",
  DOCUMENTS_NOT_GENUINE: "Documents are not genuine",
  IDENTITY_NOT_PROVEN: "Identity is not proven",
  WATCH_LIST_MATCH: "True match with a watch list",
  DUPLICATE: "Duplicate of another customer",
  UNUSUAL_ACTIVITY: "Unusual activity",
  RISK_TOO_HIGH: "The risk is too high",
  SUSPENDED_IN_ERROR: "The suspension was a mistake",
  CONCERN_RESOLVED: "What led to the suspension is resolved",
  OTHER: "Another reason",
};

/** Which reasons fit which decision. */
export const REASONS_BY_DECISION: Record<Decision, readonly DecisionReason[]> = {
  APPROVED: ["EVIDENCE_SUFFICIENT", "FALSE_MATCH", "OTHER"],
  SUSPENDED: [
    "DOCUMENTS_NOT_GENUINE",
    "IDENTITY_NOT_PROVEN",
    "WATCH_LIST_MATCH",
    "DUPLICATE",
    "UNUSUAL_ACTIVITY",
    "RISK_TOO_HIGH",
    "OTHER",
  ],
  UNSUSPENDED: ["CONCERN_RESOLVED", "SUSPENDED_IN_ERROR", "FALSE_MATCH", "OTHER"],
};

/** A text for the merchant to begin from. Lists and other customers are never named: it could reach the person concerned. */
export const SUGGESTED_TEXTS: Record<Decision, Partial<Record<DecisionReason, string>>> = {
  APPROVED: {
    EVIDENCE_SUFFICIENT: "We have looked at the details and the documents, and they agree.",
    FALSE_MATCH: "Our questions about this customer are answered, and the details and documents agree.",
  },
  SUSPENDED: {
    DOCUMENTS_NOT_GENUINE: "We cannot rely on the documents that were sent for this customer.",
    IDENTITY_NOT_PROVEN: "The documents do not prove who this customer is.",
    WATCH_LIST_MATCH: "We cannot serve this customer.",
    DUPLICATE: "This customer is already known under another entry. Use that one.",
    UNUSUAL_ACTIVITY: "We have to look into recent activity before this customer can go on.",
    RISK_TOO_HIGH: "This customer does not fit what we can accept at present.",
  },
  UNSUSPENDED: {
    CONCERN_RESOLVED: "What led to the suspension is resolved. We are reviewing the customer again.",
    SUSPENDED_IN_ERROR: "The suspension was our mistake. We are reviewing the customer again.",
    FALSE_MATCH: "Our questions are answered. We are reviewing the customer again.",
  },
};
