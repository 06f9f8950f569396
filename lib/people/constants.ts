/** The logins that the seed makes for the demo, in the order a newcomer tries them. */
export const DEMO_LOGINS = {
  password: "portico-demo-2026",
  emails: [
    "owner@acme.test",
    "maker@acme.test",
    "viewer@acme.test",
    "owner@globex.test",
    "owner@initech.test",
    "reviewer@portico.test",
    "lead@portico.test",
    "ops@portico.test",
  ],
} as const;

export const INVITATION_DAYS = 7;
export const RESET_MINUTES = 60;

/** Where the links in mails lead. The secret travels behind the `#`, which browsers keep to themselves. */
export const invitationPath = (token: string) => `/invitation#${token}`;
export const resetPath = (token: string) => `/reset#${token}`;
