import type { MerchantRole, StaffRole } from "@/lib/auth/constants";

/** Who is signed in and where, as the frame shows it. */
export type Frame = {
  name: string;
  email: string;
  roleLabel: string | null;
  staffRole: StaffRole | null;
  merchantRole: MerchantRole | null;
  /** Outside id of the organisation the person works in. */
  organisationId: string | null;
  organisations: { value: string; label: string; description: string }[];
  isDemo: boolean;
  /** The organisation asks for two-step sign-in and the person has none: nothing else is open to them. */
  mustEnrolTotp: boolean;
};

export type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: MerchantRole;
  hasTotp: boolean;
  joinedAt: string;
  /** Last at work in this organisation. */
  lastSeenAt: string | null;
  isSelf: boolean;
};

export type InvitationRow = {
  id: string;
  email: string;
  role: MerchantRole;
  invitedBy: string;
  sentAt: string;
  expiresAt: string;
  isExpired: boolean;
};

export type SessionRow = {
  id: string;
  device: string;
  /** Null where no proxy names it. */
  address: string | null;
  startedAt: string;
  lastSeenAt: string;
  isThis: boolean;
};

/** What an invitation tells whoever holds its link. */
export type InvitationView = {
  organisation: string;
  email: string;
  roleLabel: string;
  roleDescription: string;
  /** True when the address has an account: then it signs in, else it chooses a password. */
  hasAccount: boolean;
};

export type PeoplePage = {
  members: MemberRow[];
  invitations: InvitationRow[];
  /** What the reader may give: empty for who may not invite. */
  assignable: MerchantRole[];
  timeZone: string;
  isDemo: boolean;
};

export type SecurityPage = {
  hasTotp: boolean;
  recoveryCodesLeft: number;
  /** Named when this organisation asks for two-step sign-in. */
  requiredBy: string | null;
  mustEnrol: boolean;
  sessions: SessionRow[];
};
