import type { CustomerStatus, CustomerType } from "@/lib/customers/constants";
import type { CaseReason, CaseState } from "@/lib/reviews/cases/constants";
import type { AgeBandKey, QueueView } from "./constants";
import type { CaseKey } from "./types";

/** Somebody of compliance who may have cases. Ids in their outside form. */
export type StaffMember = {
  id: string;
  name: string;
  isLead: boolean;
  /** Away until then; null = here. */
  awayUntil: string | null;
  /** Open cases of this person. */
  cases: number;
  isSelf: boolean;
};

/** A line of the queue. `orgId` and `id` lead to the customer, `caseId` names the case. */
export type QueueRow = CaseKey & {
  caseId: string;
  /** A write repeats it. */
  version: number;
  name: string;
  type: CustomerType;
  country: string | null;
  orgName: string;
  riskScore: number;
  reason: CaseReason;
  isReferred: boolean;
  state: CaseState;
  assignee: { id: string; name: string; isSelf: boolean } | null;
  tags: string[];
  openedAt: string;
  waitingSince: string;
  dueAt: string;
  closedAt: string | null;
  /** Set while it is put aside. */
  snoozedUntil: string | null;
  snoozeReason: string | null;
};

/** A customer that a search found and that has no case among the rows. */
export type OtherCustomer = CaseKey & {
  name: string;
  type: CustomerType;
  orgName: string;
  status: CustomerStatus;
};

/** What the filters offer besides fixed words. */
export type QueueChoices = { organisations: { id: string; name: string }[]; tags: string[] };

/** The open cases at a glance, by the filters in force. */
export type QueueGlance = {
  open: number;
  late: number;
  dueSoon: number;
  /** Since when the one that waits longest for compliance does; null without any. */
  oldest: string | null;
  ages: Record<AgeBandKey, number>;
};

export type QueuePage = {
  rows: QueueRow[];
  previous: string | null;
  next: string | null;
  /** 1-based place of the first row. */
  position: number;
  counts: Record<QueueView, number>;
  glance: QueueGlance;
  /** Customers without a case here; empty without a search. */
  others: OtherCustomer[];
  /** When the newest closed case was closed. */
  lastClosedAt: string | null;
  /** What was asked for and could not be used, in words. */
  ignored: string[];
};

/** The cases before and behind one, in the order of a queue, and where it stands among them. */
export type Neighbours = {
  previous: CaseKey | null;
  next: CaseKey | null;
  /** 1-based; null when the case is not in this queue (any more). */
  position: number | null;
  total: number;
};
