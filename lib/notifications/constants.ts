/** Who a notice is for. What is for staff is never shown to an organisation. */
export type NoticeAudience = "MERCHANT" | "STAFF";

type Kind = {
  label: string;
  /** When it comes, in the words of the preferences page. */
  description: string;
  audiences: readonly NoticeAudience[];
  /** How it reaches people who have not chosen otherwise. */
  defaults: { inPortal: boolean; byEmail: boolean };
};

const QUIET = { inPortal: true, byEmail: false } as const;
const BOTH = { inPortal: true, byEmail: true } as const;

/** Everything people are told of. The order is that of the preferences page. */
export const NOTICE_KINDS = {
  "request.received": {
    label: "Request for information",
    description: "Compliance asks for something about one of your customers.",
    audiences: ["MERCHANT"],
    defaults: BOTH,
  },
  "request.answered": {
    label: "Request answered",
    description: "A merchant or their customer has answered what you asked.",
    audiences: ["STAFF"],
    defaults: QUIET,
  },
  "request.overdue": {
    label: "Request overdue",
    description: "A request has passed its due date without an answer.",
    audiences: ["MERCHANT", "STAFF"],
    defaults: BOTH,
  },
  "status.changed": {
    label: "Customer status",
    description: "A customer you added or last changed was approved, suspended or needs more information.",
    audiences: ["MERCHANT"],
    defaults: BOTH,
  },
  "batch.finished": {
    label: "Work in the background",
    description: "An export, an import or a bulk action that you started has finished.",
    audiences: ["MERCHANT"],
    defaults: QUIET,
  },
  "document.expiring": {
    label: "Document about to expire",
    description: "A document of a customer has to be replaced soon.",
    audiences: ["MERCHANT"],
    defaults: BOTH,
  },
  "restriction.changed": {
    label: "Restrictions",
    description: "A restriction was placed on a customer, announced, or lifted.",
    audiences: ["MERCHANT", "STAFF"],
    defaults: BOTH,
  },
  "case.assigned": {
    label: "Case assigned to you",
    description: "Somebody gave you a case.",
    audiences: ["STAFF"],
    defaults: QUIET,
  },
  "case.mentioned": {
    label: "Mentioned in a note",
    description: "Somebody named you in a note on a case.",
    audiences: ["STAFF"],
    defaults: BOTH,
  },
  "second_eye.wanted": {
    label: "Second eye wanted",
    description: "A decision waits for a second person to confirm it.",
    audiences: ["STAFF"],
    defaults: BOTH,
  },
  "proposal.settled": {
    label: "Your proposal was settled",
    description: "A second person confirmed or sent back what you proposed.",
    audiences: ["STAFF"],
    defaults: QUIET,
  },
  "screening.hit": {
    label: "Screening hit",
    description: "A customer's name was found on a list.",
    audiences: ["STAFF"],
    defaults: QUIET,
  },
  "list.imported": {
    label: "Screening list imported",
    description: "A new version of a list is in use, or an import failed.",
    audiences: ["STAFF"],
    defaults: QUIET,
  },
} as const satisfies Record<string, Kind>;

export type NoticeKind = keyof typeof NOTICE_KINDS;

export const NOTICE_KIND_NAMES = Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]];

/** Longest title and body; what is longer is cut. */
export const NOTICE_TITLE_MAX = 160;
export const NOTICE_BODY_MAX = 600;

/** Rows of one page, and of the list behind the bell. */
export const NOTICE_PAGE_SIZE = 30;
export const NOTICE_BELL_SIZE = 8;
