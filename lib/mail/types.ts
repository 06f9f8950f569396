/** A mail as it is written: plain text, the same as HTML, and its links apart for the outbox page. */
export type MailBody = { text: string; html: string; links: { label: string; url: string }[] };

export type Mail = MailBody & { subject: string };

/** One mail on the outbox page. */
export type OutboxMail = {
  id: string;
  to: string;
  subject: string;
  state: "QUEUED" | "SENT" | "CAPTURED" | "FAILED";
  error: string | null;
  createdAt: string;
  /** Null once it was handed to a mail server, or when it cannot be read. */
  body: { paragraphs: string[]; links: { label: string; path: string }[] } | null;
};
