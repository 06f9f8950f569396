export const TAG_LIMITS = {
  /** Characters. */
  length: 40,
  perCustomer: 20,
  /** Offered for choosing. */
  offered: 200,
} as const;
