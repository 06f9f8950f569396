/** One fact of a row's detail, in words. */
export type AuditFact = { label: string; value: string };

/** One row of the log as its reader sees it. */
export type AuditRow = {
  id: string;
  at: string;
  actor: { id: string | null; name: string; kind: "USER" | "STAFF" | "SYSTEM" | "CUSTOMER" };
  action: string;
  /** What was done: "changed the profile". */
  words: string;
  customer: { id: string; name: string; href: string } | null;
  /** For staff: whose it is; null for what belongs to no organisation. */
  organisation: { id: string; name: string } | null;
  facts: AuditFact[];
  /** What the row is about where it is no customer: "document". */
  subjectKind: string;
  /** Reference number of the request, as errors and the server's log name it. */
  reference: string | null;
  /** Staff only: its place in the chain, or why it has none. */
  state: { isGenuine: boolean; link: number | null } | null;
};

export type AuditPage = { rows: AuditRow[]; nextCursor: string | null };

/** A filter that names a thing, with its name. */
export type AuditChip = { key: "person" | "customer" | "organisation"; label: string };
