const MB = 1024 * 1024;

export const UPLOAD_LIMITS = {
  /** Of an organisation within 24 hours, replaced and removed files included. */
  organisationDayBytes: 200 * MB,
  /** Of one person at a time. */
  concurrent: 3,
  /** Read beyond the largest file before the connection is closed, so that most senders still hear the answer. */
  overreadBytes: MB,
  /** The slowest upload that is waited for. */
  timeoutMs: 5 * 60_000,
  drainMs: 10_000,
  lingerMs: 300,
} as const;
