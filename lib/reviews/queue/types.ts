/** What leads to a case; outside ids. */
export type CaseKey = { orgId: string; id: string };
