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
