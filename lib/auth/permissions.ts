import type { MerchantRole, StaffRole } from "./constants";

const EVERYONE: MerchantRole[] = ["owner", "admin", "maker", "developer", "viewer"];
const MAKERS: MerchantRole[] = ["owner", "admin", "maker"];
const ADMINS: MerchantRole[] = ["owner", "admin"];

/** What a merchant's roles may do. The one table behind actions, pages and hidden buttons. */
export const MERCHANT_PERMISSIONS = {
  "customers.read": EVERYONE,
  "customers.write": MAKERS,
  "customers.delete": ADMINS,
  "customers.reveal": MAKERS,
  "customers.import": MAKERS,
  "customers.export": MAKERS,
  /** Own views of the list; sharing one with the team asks for `views.share`. */
  "views.write": EVERYONE,
  "views.share": MAKERS,
  "restrictions.write": MAKERS,
  "documents.read": EVERYONE,
  "documents.write": MAKERS,
  "senders.read": EVERYONE,
  "senders.write": MAKERS,
  "people.read": ADMINS,
  "people.write": ADMINS,
  "organisation.read": EVERYONE,
  "organisation.write": ["owner"],
  "audit.read": ADMINS,
} satisfies Record<string, MerchantRole[]>;

export type MerchantPermission = keyof typeof MERCHANT_PERMISSIONS;

/** What platform staff may do. */
export const STAFF_PERMISSIONS = {
  "cases.read": ["reviewer", "lead"],
  "cases.decide": ["reviewer", "lead"],
  "cases.audit": ["reviewer", "lead"],
  /** Taking, assigning and putting aside. */
  "cases.work": ["reviewer", "lead"],
  "cases.rules": ["lead"],
  /** Uploading watch lists and putting them in force. */
  "cases.lists": ["lead"],
  "organisations.read": ["operator"],
  "organisations.write": ["operator"],
} satisfies Record<string, StaffRole[]>;

export type StaffPermission = keyof typeof STAFF_PERMISSIONS;

export function merchantMay(role: MerchantRole, permission: MerchantPermission): boolean {
  return (MERCHANT_PERMISSIONS[permission] as MerchantRole[]).includes(role);
}

export function staffMay(role: StaffRole, permission: StaffPermission): boolean {
  return (STAFF_PERMISSIONS[permission] as StaffRole[]).includes(role);
}
