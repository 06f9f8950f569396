export const DECISIONS = ["APPROVED", "SUSPENDED"] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_REASONS = [
  "EVIDENCE_SUFFICIENT",
  "FALSE_MATCH",
  "DOCUMENTS_NOT_GENUINE",
  "IDENTITY_NOT_PROVEN",
  "WATCH_LIST_MATCH",
  "DUPLICATE",
  "RISK_TOO_HIGH",
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
  RISK_TOO_HIGH: "The risk is too high",
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
    "RISK_TOO_HIGH",
    "OTHER",
  ],
};
