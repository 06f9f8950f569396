import type { SecondEyePolicy, SwitchName } from "./constants";

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

/** How compliance works on an organisation's customers; the operator's to set. */
export type ComplianceSettings = {
  /** Hours that compliance takes at most. */
  slaHours: number;
  secondEye: SecondEyePolicy;
  /** 0 to 100; counts with the policy RISK. */
  secondEyeRisk: number;
  /** Score from which on a name counts as a hit. */
  screeningThreshold: number;
};

/** One line of the operator's list. */
export type OrganisationRow = OrganisationSettings & {
  compliance: ComplianceSettings;
  memberCount: number;
  ownerCount: number;
  openInvitationCount: number;
  createdAt: string;
  suspendedAt: string | null;
};
