import type { MerchantPermission } from "@/lib/auth/permissions";

export const BULK_LIMITS = {
  /** Customers of one run. */
  customers: 50_000,
  /** Runs of one organisation that are not over. */
  open: 20,
  /** Customers of a run that are worked on before its job makes way for others. */
  slice: 500,
  /** Customers that are changed in one transaction. */
  chunk: 25,
  /** Names told of those that will not change. */
  namesShown: 5,
  runsPerPage: 25,
  itemsPerPage: 50,
  /** Customers read in one step for a file of results. */
  fileStep: 1_000,
} as const;

export const BULK_ACTIONS = [
  "ENABLE",
  "DISABLE",
  "ADD_TAGS",
  "REMOVE_TAGS",
  "LINK_SENDER",
  "RECHECK",
  "REQUEST_DOCUMENTS",
] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

type Words = {
  /** On buttons and in lists. */
  label: string;
  /** What came of a customer: "12 enabled". */
  done: string;
  /** What came of a customer that an undo changed. */
  undone: string;
  /** "37 will be enabled". */
  will: string;
  permission: MerchantPermission;
  isReversible: boolean;
};

export const BULK_WORDS: Readonly<Record<BulkAction, Words>> = {
  ENABLE: {
    label: "Enable",
    done: "enabled",
    undone: "disabled again",
    will: "will be enabled",
    permission: "customers.write",
    isReversible: true,
  },
  DISABLE: {
    label: "Disable",
    done: "disabled",
    undone: "enabled again",
    will: "will be disabled",
    permission: "customers.write",
    isReversible: true,
  },
  ADD_TAGS: {
    label: "Add tags",
    done: "tagged",
    undone: "without the tags again",
    will: "will be tagged",
    permission: "customers.write",
    isReversible: true,
  },
  REMOVE_TAGS: {
    label: "Remove tags",
    done: "without the tags",
    undone: "tagged again",
    will: "will lose the tags",
    permission: "customers.write",
    isReversible: true,
  },
  LINK_SENDER: {
    label: "Link a sender",
    done: "linked",
    undone: "unlinked again",
    will: "will be linked",
    permission: "senders.write",
    isReversible: true,
  },
  RECHECK: {
    label: "Request a re-check",
    done: "sent to review",
    undone: "",
    will: "will be checked again",
    permission: "customers.write",
    isReversible: false,
  },
  REQUEST_DOCUMENTS: {
    label: "Ask for missing documents",
    done: "asked by e-mail",
    undone: "",
    will: "will be asked by e-mail",
    permission: "documents.write",
    isReversible: false,
  },
};

export const BULK_STATES = ["WAITING", "RUNNING", "DONE", "CANCELLED"] as const;
export type BulkState = (typeof BULK_STATES)[number];
export const BULK_STATE_LABELS: Readonly<Record<BulkState, string>> = {
  WAITING: "Waiting",
  RUNNING: "Running",
  DONE: "Finished",
  CANCELLED: "Cancelled",
};

export const BULK_ITEM_STATES = ["CHANGED", "UNCHANGED", "REFUSED", "CANCELLED", "WAITING"] as const;
export type BulkItemState = (typeof BULK_ITEM_STATES)[number];
export const BULK_ITEM_LABELS: Readonly<Record<BulkItemState, string>> = {
  CHANGED: "Changed",
  UNCHANGED: "Already so",
  REFUSED: "Not changed",
  CANCELLED: "Cancelled before",
  WAITING: "Waiting",
};

/** Why a customer stays as it is; "already": because it is so. `words` stand at one customer, `why` at several. */
export const STAY_REASONS = {
  ALREADY_ENABLED: { isAlready: true, words: "It is enabled already.", why: "enabled already" },
  ALREADY_DISABLED: { isAlready: true, words: "It is disabled already.", why: "disabled already" },
  ALREADY_TAGGED: { isAlready: true, words: "It has the tags already.", why: "the tags are there already" },
  TOO_MANY_TAGS: {
    isAlready: false,
    words: "It would have more than 20 tags.",
    why: "they would have more than 20 tags",
  },
  NOT_TAGGED: { isAlready: true, words: "It has none of the tags.", why: "none of the tags is there" },
  ALREADY_LINKED: {
    isAlready: true,
    words: "It is linked to the sender already.",
    why: "linked to the sender already",
  },
  TOO_MANY_SENDERS: {
    isAlready: false,
    words: "It has 20 senders, which is the most.",
    why: "20 senders are linked, which is the most",
  },
  IS_UNDER_REVIEW: { isAlready: true, words: "It is under review already.", why: "under review already" },
  CHECKED_LATELY: {
    isAlready: true,
    words: "It was checked within the last 24 hours.",
    why: "checked within the last 24 hours",
  },
  INCOMPLETE: {
    isAlready: false,
    words: "Something is missing: add it, then the review starts by itself.",
    why: "something is missing. Add it, then the review starts by itself",
  },
  SUSPENDED: { isAlready: false, words: "It is suspended.", why: "suspended" },
  NO_DOCUMENT_MISSING: { isAlready: true, words: "No document is missing.", why: "no document is missing" },
  LINK_OPEN: {
    isAlready: true,
    words: "It was sent an upload link that is still open.",
    why: "an upload link is open already",
  },
  NO_EMAIL: { isAlready: false, words: "It has no e-mail address.", why: "there is no e-mail address" },
} as const;
export type StayReason = keyof typeof STAY_REASONS;
