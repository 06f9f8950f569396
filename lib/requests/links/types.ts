import type { DocumentType, Side, Slot } from "@/lib/documents/constants";
import type { Subject } from "@/lib/documents/rules";
import type { DocumentRow } from "@/lib/documents/types";
import type { LinkState } from "./constants";

/** What a link lets somebody upload: a slot of one person, or one side of it. */
export type LinkPlace = { subject: string; slot: string; side: string | null };

/** A link as those who made it see it: never its secret. */
export type LinkView = {
  /** Outside id. */
  id: string;
  state: LinkState;
  /** In words, one a place. */
  asksFor: string[];
  createdByName: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};

/** A link that was just made: the only moment at which its secret can be read. */
export type NewLink = {
  id: string;
  url: string;
  qrSvg: string;
  expiresAt: string;
  asksFor: string[];
  mayMail: boolean;
};

/** One place as the customer sees it, in words that name nobody beyond a first name. */
export type HostedPlace = {
  slot: Slot;
  subject: Subject;
  side: Side | null;
  title: string;
  /** What compliance wrote for the customer; empty when nobody wrote anything. */
  note: string;
  acceptedTypes: readonly DocumentType[];
  isDone: boolean;
  /** Uploaded with this link and still there. */
  documents: DocumentRow[];
};

export type HostedPage = {
  organisationName: string;
  /** Of a person; null for a company. */
  firstName: string | null;
  places: HostedPlace[];
  /** YYYY-MM-DD, of the organisation. */
  today: string;
  /** The last day on which the link opens, YYYY-MM-DD. */
  openUntil: string;
};
