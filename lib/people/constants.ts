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
