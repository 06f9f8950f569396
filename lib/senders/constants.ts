export const SENDER_STATUSES = ["ACTIVE", "ARCHIVED"] as const;
export type SenderStatus = (typeof SENDER_STATUSES)[number];
export const SENDER_STATUS_LABELS: Readonly<Record<SenderStatus, string>> = { ACTIVE: "Active", ARCHIVED: "Archived" };

/** Characters, unless the name says otherwise. */
export const SENDER_LIMITS = {
  nickname: 60,
  holderName: 140,
  bsbDigits: 6,
  accountDigitsMin: 5,
  accountDigitsMax: 9,
  perCustomer: 20,
  reason: 300,
} as const;
