/** Days before the day at which the merchant is told; 0 is the day itself. */
export const REMINDER_STEPS = {
  /** An accepted ID document runs out. */
  EXPIRY: [60, 30, 7, 0],
  /** An address proof grows too old to be accepted. */
  ADDRESS_PROOF: [60, 30, 7],
} as const;

export type ReminderKind = keyof typeof REMINDER_STEPS;

/** How sure a case of monitoring is to matter, 0 to 100: an ID that ran out, not a suspicion. */
export const EXPIRED_ID_RISK = 40;

/** Candidates read at a time. */
export const REMINDER_BATCH = 200;
