/** The switches an operator sets for an organisation: the column, its words, and what it opens. */
export const SWITCHES = {
  canCreateCustomers: {
    label: "Customer creation",
    description: "Add customers and change their details.",
  },
  hasSenderValidation: {
    label: "Sender validation (AUD)",
    description: "Say which senders may fund a customer's Australian dollar account.",
  },
  hasReliance: {
    label: "RELIANCE verification",
    description: "Rely on checks the organisation made itself.",
  },
} as const;

export type SwitchName = keyof typeof SWITCHES;
export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[];

/** When a decision needs a second person. */
export const SECOND_EYE_POLICIES = ["ALWAYS", "RISK", "NEVER"] as const;
export type SecondEyePolicy = (typeof SECOND_EYE_POLICIES)[number];

export const SECOND_EYE_LABELS: Record<SecondEyePolicy, { label: string; description: string }> = {
  ALWAYS: { label: "Always", description: "Every decision is confirmed by a second person." },
  RISK: { label: "From a risk on", description: "Decisions on cases with at least the risk below are." },
  NEVER: { label: "Never", description: "One person decides." },
};

/** What an organisation's compliance settings may be; the database holds the same. */
export const COMPLIANCE_LIMITS = {
  slaHours: { min: 1, max: 720 },
  secondEyeRisk: { min: 0, max: 100 },
  screeningThreshold: { min: 50, max: 100 },
} as const;
