import type { CivilDate } from "@/lib/core/civil-date";
import type { MissingMark } from "@/lib/customers/constants-missing";
import type { StatusCounts } from "@/lib/customers/list/rules-counts";
import type { ExpiryDays } from "./constants";

/** `isMore`: there are more than `n`, counting stopped. */
export type Capped = { n: number; isMore: boolean };

/** What the approvals of a stretch of time were like. */
export type Approvals = {
  approved: number;
  /** Of them: by the automated review within a minute. */
  atOnce: number;
  /** Of them: by somebody of compliance. */
  byPerson: number;
  /** Seconds from complete to approved, in order, evenly taken of all. */
  seconds: number[];
};

/** A day that is over, as it is kept. */
export type ClosedDay = Approvals & {
  day: CivilDate;
  byStatus: StatusCounts;
  /** New customers of the day. */
  created: number;
};

/** A customer by name, with what the line is about: a day or an instant. */
export type NamedCustomer = { id: string; name: string; at: string };

export type Waiting = {
  missing: (Capped & { mark: MissingMark })[];
  requests: Capped & { overdue: number; next: NamedCustomer[] };
  /** Who has waited longest for a review, since when; null when nobody waits. */
  longest: NamedCustomer | null;
  links: Capped & { next: NamedCustomer[] };
};

export type Expiring = {
  expired: Capped;
  within: (Capped & { days: ExpiryDays; lastDay: CivilDate })[];
  next: NamedCustomer[];
};

/** One point of the chart of statuses. */
export type StatusPoint = { day: CivilDate; byStatus: StatusCounts };

/** One point of the chart of times to approval. */
export type ApprovalPeriod = {
  from: CivilDate;
  to: CivilDate;
  approved: number;
  /** Seconds; null where nothing was approved. */
  median: number | null;
  slow: number | null;
};
