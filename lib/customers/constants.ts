/** A choice: the stored value and its words on screen. */
export type Option<Value extends string | number = string> = { value: Value; label: string };

export const CUSTOMER_TYPES = ["INDIVIDUAL", "COMPANY"] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];
export const CUSTOMER_TYPE_LABELS: Readonly<Record<CustomerType, string>> = {
  INDIVIDUAL: "Individual",
  COMPANY: "Company",
};

export const PURPOSES = ["BASIC", "WALLET"] as const;
export type Purpose = (typeof PURPOSES)[number];
export const PURPOSE_LABELS: Readonly<Record<Purpose, string>> = { BASIC: "Basic profile", WALLET: "Wallet" };
export const PURPOSE_DESCRIPTIONS: Readonly<Record<Purpose, string>> = {
  BASIC: "Name, e-mail and country are enough. You can add the rest later.",
  WALLET: "Everything needed to hold money for this customer: full details, an ID proof and an address proof.",
};

export const STATUSES = ["PENDING_INFO", "UNDER_REVIEW", "APPROVED", "SUSPENDED"] as const;
export type CustomerStatus = (typeof STATUSES)[number];
/** Tones are the design system's: `success`, `warning`, `danger`, `info`, `neutral`. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger";
export const STATUS_LABELS: Readonly<Record<CustomerStatus, string>> = {
  PENDING_INFO: "Pending info",
  UNDER_REVIEW: "Under review",
  APPROVED: "Approved",
  SUSPENDED: "Suspended",
};
export const STATUS_TONES: Readonly<Record<CustomerStatus, Tone>> = {
  PENDING_INFO: "warning",
  UNDER_REVIEW: "info",
  APPROVED: "success",
  SUSPENDED: "danger",
};
/** Accepted in filters only; the value itself is always one of STATUSES. */
export const STATUS_ALIASES: Readonly<Record<string, CustomerStatus>> = { ACTIVE: "APPROVED" };

export const ACCOUNT_STATES = ["APPROVAL_PENDING", "ACTIVE", "RESTRICTED", "LOCKED"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];
export const ACCOUNT_STATE_LABELS: Readonly<Record<AccountState, string>> = {
  APPROVAL_PENDING: "Approval pending",
  ACTIVE: "Active",
  RESTRICTED: "Restricted",
  LOCKED: "Locked",
};
export const ACCOUNT_STATE_TONES: Readonly<Record<AccountState, Tone>> = {
  APPROVAL_PENDING: "neutral",
  ACTIVE: "success",
  RESTRICTED: "warning",
  LOCKED: "danger",
};

export const RESTRICTION_NAMES = [
  "ALL_TRANSACTIONS",
  "OUTGOING_TRANSACTIONS",
  "INCOMING_TRANSACTIONS",
  "SEND_MONEY",
  "INCOMING_TRANSACTIONS_AND_SEND_MONEY",
  "CARD_DEPOSITS",
  "CARD_AND_ACH_DEPOSITS",
  "DEPOSITS",
  "OUTGOING_TRANSACTIONS_AND_CARD_DEPOSITS",
  "OUTGOING_TRANSACTIONS_AND_ACH_DEPOSITS",
  "DEPOSITS_AND_WITHDRAWALS",
  "CRYPTO_TRANSACTIONS",
  "OTHER",
] as const;
export type RestrictionName = (typeof RESTRICTION_NAMES)[number];

/**
 * Countries that send a customer to a person: the Financial Action Task Force's call-for-action list
 * (Iran, Myanmar, North Korea). The list changes three times a year at most: look at it then.
 */
export const HIGH_RISK_COUNTRIES: readonly string[] = ["IR", "KP", "MM"];

/** Characters, unless the name says otherwise. */
export const LIMITS = {
  personName: 100,
  companyName: 200,
  email: 150,
  phone: 50,
  addressLine: 200,
  city: 100,
  postcode: 16,
  identifier: 40,
  customType: 80,
  jobTitle: 100,
  website: 300,
  remarks: 500,
  description: 1000,
  externalId: 40,
  metadataKeys: 20,
  metadataKey: 40,
  metadataValue: 500,
  taxNumbers: 5,
  sourcesOfFund: 10,
  directors: 30,
  owners: 20,
  monthlyVolumeUsd: 1_000_000_000,
  minimumAge: 18,
  oldestAge: 130,
} as const;

/** Free-text fields whose value may be in any script and which have an `_en` twin in Latin letters. */
export function latinTwin(path: string): string {
  return `${path}_en`;
}
