import type { SwitchName } from "./constants";

export type Switches = Record<SwitchName, boolean>;

/** An organisation as its own people see it. */
export type OrganisationSettings = Switches & {
  id: string;
  name: string;
  /** Where questions about this organisation are answered, and where switches are asked for. */
  contactEmail: string;
  timeZone: string;
  requiresTotp: boolean;
  isDemo: boolean;
};

/** One line of the operator's list. */
export type OrganisationRow = OrganisationSettings & {
  memberCount: number;
  ownerCount: number;
  openInvitationCount: number;
  createdAt: string;
  suspendedAt: string | null;
};
