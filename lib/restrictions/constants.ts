import type { RestrictionName } from "@/lib/customers/constants";

export { RESTRICTION_NAMES, type RestrictionName } from "@/lib/customers/constants";

/** Each restriction in plain words, and one sentence on what it stops. */
export const RESTRICTION_WORDS: Readonly<Record<RestrictionName, { label: string; blocks: string }>> = {
  ALL_TRANSACTIONS: { label: "All transactions", blocks: "No money moves for this customer, in or out." },
  OUTGOING_TRANSACTIONS: {
    label: "Outgoing transactions",
    blocks: "Nothing leaves: no withdrawals and no money to others. Deposits still arrive.",
  },
  INCOMING_TRANSACTIONS: {
    label: "Incoming transactions",
    blocks: "Nothing arrives: no bank or card deposits, no money from others, no proceeds of sales.",
  },
  SEND_MONEY: {
    label: "Sending money",
    blocks: "No money goes to other customers or merchants. Deposits and withdrawals still work.",
  },
  INCOMING_TRANSACTIONS_AND_SEND_MONEY: {
    label: "Incoming transactions and sending money",
    blocks: "Nothing arrives and no money goes to others. Withdrawals still work.",
  },
  CARD_DEPOSITS: { label: "Card deposits", blocks: "No deposits by card. Bank deposits still arrive." },
  CARD_AND_ACH_DEPOSITS: {
    label: "Card and ACH deposits",
    blocks: "No deposits by card and none by ACH from a bank account.",
  },
  DEPOSITS: { label: "Deposits", blocks: "No deposits from banks or cards, whatever the way they come." },
  OUTGOING_TRANSACTIONS_AND_CARD_DEPOSITS: {
    label: "Outgoing transactions and card deposits",
    blocks: "Nothing leaves, and no deposits arrive by card.",
  },
  OUTGOING_TRANSACTIONS_AND_ACH_DEPOSITS: {
    label: "Withdrawals and ACH deposits",
    blocks: "No withdrawals of any kind, at cash machines and card terminals neither, and no deposits by ACH.",
  },
  DEPOSITS_AND_WITHDRAWALS: { label: "Deposits and withdrawals", blocks: "No deposits and no withdrawals." },
  CRYPTO_TRANSACTIONS: {
    label: "Crypto transactions",
    blocks: "No buying, selling, receiving or sending of crypto.",
  },
  OTHER: { label: "Another restriction", blocks: "Something else is stopped; the message says what." },
};

/** What a merchant may place by itself; everything else is for compliance. */
export const MERCHANT_RESTRICTIONS = [
  "ALL_TRANSACTIONS",
  "OUTGOING_TRANSACTIONS",
  "INCOMING_TRANSACTIONS",
  "SEND_MONEY",
] as const satisfies readonly RestrictionName[];

export const RESTRICTION_REASONS = [
  "RISK_CONTROLS",
  "COMPLIANCE",
  "CLOSE_ACCOUNT",
  "DUPLICATE_ACCOUNT",
  "KYC",
  "NO_SERVICE_COUNTRY",
  "PREPAID_CARD_CHARGEBACK",
  "T_C_ABUSE",
  "TERMINATED",
  "UNDER_18",
  "OTHER",
  "CONFIRM_TXN_ACTIVITY",
  "MERCHANT_REQUEST",
] as const;
export type RestrictionReason = (typeof RESTRICTION_REASONS)[number];

export const RESTRICTION_REASON_LABELS: Readonly<Record<RestrictionReason, string>> = {
  RISK_CONTROLS: "More risk checks are needed",
  COMPLIANCE: "Due diligence has to be repeated",
  CLOSE_ACCOUNT: "The account is being closed",
  DUPLICATE_ACCOUNT: "The same person already has an account",
  KYC: "Identity has to be proven with documents",
  NO_SERVICE_COUNTRY: "The country is not served",
  PREPAID_CARD_CHARGEBACK: "Chargeback on a prepaid card",
  T_C_ABUSE: "The terms were broken",
  TERMINATED: "The account was terminated",
  UNDER_18: "The customer is under 18",
  OTHER: "Another reason",
  CONFIRM_TXN_ACTIVITY: "Card activity has to be confirmed",
  MERCHANT_REQUEST: "Asked for by the merchant",
};

/** A merchant's own restriction always has the reason MERCHANT_REQUEST, and nobody else's has. */
export const STAFF_REASONS = RESTRICTION_REASONS.filter((reason) => reason !== "MERCHANT_REQUEST");

export const REQUIRED_ACTIONS = [
  "CONTACT_CUSTOMER_SERVICE",
  "KYC_VERIFICATION",
  "SUBMIT_ID",
  "SUBMIT_SSN_CARD",
  "SECOND_FORM_OF_ID",
  "SUBMIT_AD",
  "PEP_DECLARATION",
  "BANK_ACCOUNT_VERIFICATION",
  "WAIT",
  "NO_REMEDIATION",
  "COMPLETE_ONBOARDING",
  "NATIONALITY",
  "OTHER",
] as const;
export type RequiredAction = (typeof REQUIRED_ACTIONS)[number];

/** As the merchant reads them: the next step, in the imperative. */
export const REQUIRED_ACTION_LABELS: Readonly<Record<RequiredAction, string>> = {
  CONTACT_CUSTOMER_SERVICE: "Write to us",
  KYC_VERIFICATION: "Let the customer go through identity verification again",
  SUBMIT_ID: "Upload an ID document",
  SUBMIT_SSN_CARD: "Upload the social security card",
  SECOND_FORM_OF_ID: "Upload a second, different ID document",
  SUBMIT_AD: "Upload an address proof",
  PEP_DECLARATION: "Declare whether the customer holds a public office or is close to somebody who does",
  BANK_ACCOUNT_VERIFICATION: "Verify the bank account",
  WAIT: "Wait: we are working on it",
  NO_REMEDIATION: "Nothing can be done: this restriction stays",
  COMPLETE_ONBOARDING: "Complete the customer's profile",
  NATIONALITY: "Give and prove the nationality",
  OTHER: "Do what the message says",
};

/** Where the merchant does it, on the customer's own page; nothing where it is done elsewhere. */
export const REQUIRED_ACTION_PLACES: Readonly<Partial<Record<RequiredAction, "documents" | "profile">>> = {
  SUBMIT_ID: "documents",
  SUBMIT_SSN_CARD: "documents",
  SECOND_FORM_OF_ID: "documents",
  SUBMIT_AD: "documents",
  KYC_VERIFICATION: "documents",
  COMPLETE_ONBOARDING: "profile",
  NATIONALITY: "profile",
};

export const PLACED_BY_KINDS = ["MERCHANT", "COMPLIANCE", "SYSTEM"] as const;
export type PlacedByKind = (typeof PLACED_BY_KINDS)[number];

export const RESTRICTION_LIMITS = {
  message: { min: 10, max: 500 },
  internal: 1_000,
  liftReason: { min: 5, max: 500 },
  /** How far ahead a restriction may be announced. */
  announceDays: 365,
} as const;
