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
