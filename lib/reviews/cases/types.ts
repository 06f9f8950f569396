/** A case and the version of it that was seen; ids in their inside form. */
export type CaseHandle = { orgId: string; caseId: string; version: number };

/** Somebody who may be given cases. */
export type Assignable = { id: string; name: string; isLead: boolean };
