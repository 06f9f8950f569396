/** What an organisation may know about itself: its id for support, its switches and its clock. */
export type OwnOrganisation = {
  /** The outside form: `org_...`. */
  id: string;
  name: string;
  /** Whom to ask at the platform. */
  contactEmail: string;
  timeZone: string;
  /** The day in that time zone. */
  today: string;
  canCreateCustomers: boolean;
  hasSenderValidation: boolean;
};
