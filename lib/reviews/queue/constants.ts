/** What the tabs show: parts of the queue that may overlap. */
export const QUEUE_VIEWS = ["open", "mine", "unassigned", "merchant", "second", "snoozed", "closed"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export const QUEUE_VIEW_LABELS: Record<QueueView, string> = {
  open: "All open",
  mine: "Mine",
  unassigned: "Unassigned",
  merchant: "Waiting for merchant",
  second: "Waiting for second eye",
  snoozed: "Snoozed",
  closed: "Closed",
};

/** `priority`: late first, then risk, then due; what rests comes last. Nothing else can be sorted by. */
export const QUEUE_SORTS = ["priority", "risk", "sla", "age"] as const;

export const QUEUE_PAGE_SIZES = [25, 50, 100] as const;
export const QUEUE_PAGE_SIZE = 50;
export const QUEUE_SEARCH_MAX = 100;

/** Ages of open cases, by what they stay below, in hours; the last has no end. */
export const AGE_BANDS = [
  { key: "under4", below: 4, label: "Under 4 h" },
  { key: "under24", below: 24, label: "4 to 24 h" },
  { key: "under72", below: 72, label: "1 to 3 d" },
  { key: "more", below: null, label: "Over 3 d" },
] as const;
export type AgeBandKey = (typeof AGE_BANDS)[number]["key"];

/** Customers shown below the cases when a search is under way. */
export const OTHER_CUSTOMERS_MAX = 10;
