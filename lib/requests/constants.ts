export const QUESTION_STATUSES = ["MISSING", "INVALID", "EXPIRED"] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

export const QUESTION_STATUS_LABELS: Readonly<Record<QuestionStatus, string>> = {
  MISSING: "Missing",
  INVALID: "Not accepted",
  EXPIRED: "Expired",
};

/** What kind of thing is asked for: a file, a day, or anything that is typed. */
export const QUESTION_DATA_TYPES = ["URI", "DATE", "TEXT"] as const;
export type QuestionDataType = (typeof QUESTION_DATA_TYPES)[number];

export const REQUEST_STATES = ["OPEN", "ANSWERED", "OVERDUE", "CANCELLED"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_STATE_LABELS: Readonly<Record<RequestState, string>> = {
  OPEN: "Waiting for the merchant",
  ANSWERED: "Answered",
  OVERDUE: "Overdue",
  CANCELLED: "Taken back",
};

export const REQUEST_LIMITS = {
  questions: 40,
  /** Days that the merchant gets, unless the reviewer says otherwise. */
  defaultDays: 14,
  maxDays: 180,
  text: 1_000,
  reason: 500,
} as const;
