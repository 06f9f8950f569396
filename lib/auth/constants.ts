export const MERCHANT_ROLES = ["owner", "admin", "maker", "developer", "viewer"] as const;
export type MerchantRole = (typeof MERCHANT_ROLES)[number];

export const STAFF_ROLES = ["reviewer", "lead", "operator"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const ROLE_LABELS: Record<MerchantRole | StaffRole, { label: string; description: string }> = {
  owner: { label: "Owner", description: "Everything, including people and security settings" },
  admin: { label: "Admin", description: "Customers, senders and inviting people" },
  maker: { label: "Maker", description: "Adds and edits customers and senders" },
  developer: { label: "Developer", description: "Reads customers; sets up API access" },
  viewer: { label: "Viewer", description: "Reads everything, changes nothing" },
  reviewer: { label: "Reviewer", description: "Decides cases" },
  lead: { label: "Lead", description: "Decides cases and sets the rules" },
  operator: { label: "Operator", description: "Organisations and their switches" },
};

/** Idle and absolute limits of a session, in minutes. Staff see more, so theirs are shorter. */
export const SESSION_LIMITS = {
  merchant: { idleMinutes: 30, absoluteMinutes: 12 * 60 },
  staff: { idleMinutes: 15, absoluteMinutes: 8 * 60 },
} as const;

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** How many wrong tries a window allows, by what they are counted on. A right password gives its try back. */
export const SIGN_IN_LIMITS = {
  windowMinutes: 15,
  /** For one account, from browsers it has not been signed in from. */
  account: 10,
  /** For one account, from one browser it has been signed in from. */
  device: 10,
  /** From one address, whatever the account. */
  address: 20,
  /** Where no proxy names the address, all share one count: high enough that only a machine reaches it. */
  direct: 300,
} as const;

export const RECOVERY_CODE_COUNT = 10;
