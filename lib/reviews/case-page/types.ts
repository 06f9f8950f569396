import type { CivilDate } from "@/lib/core/civil-date";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { CustomerDetail } from "@/lib/customers/detail/types";
import type { DocumentRow } from "@/lib/documents/types";
import type { LinkView } from "@/lib/requests/links/types";
import type { QuestionDraft, QuestionTarget, RequestView } from "@/lib/requests/types";
import type { CaseReason, CaseState } from "@/lib/reviews/cases/constants";
import type { CheckResult, RunOutcome } from "@/lib/reviews/constants";
import type { DecisionDesk } from "@/lib/reviews/decisions/types";
import type { Finding, Markable } from "@/lib/reviews/findings/types";
import type { CaseTags, Note } from "@/lib/reviews/notes/types";
import type { CaseKey } from "@/lib/reviews/queue/types";
import type { HitRow, ScreeningSummary } from "@/lib/screening/types";

/** Something to see at a glance: `bad` needs a look, `good` does not. */
export type Remark = { tone: "good" | "bad"; words: string };

/** A file and the place it fills, in words: whose proof of what. */
export type CaseDocument = DocumentRow & {
  place: string;
  mark: Markable;
  /** About its dates. */
  remarks: Remark[];
};

/** What a document says about a field, beside what was typed. */
export type ReadValue = { value: string; documentId: string; result: "SAME" | "CLOSE" | "DIFFERENT"; words: string };

export type CaseLine = {
  path: string;
  label: string;
  /** In words; null when it was not given. */
  value: string | null;
  /** The same in Latin letters, where it was given. */
  latin: string | null;
  mark: Markable;
  /** Why the profile is not complete with it; null when it is. */
  problem: string | null;
  /** The files that prove it, best first; outside ids. */
  proofs: string[];
  reads: ReadValue[];
};

export type CaseBlock = { id: string; title: string; lines: CaseLine[] };

/** A place that no file fills. */
export type EmptyPlace = { mark: Markable; label: string; problem: string | null };

export type CheckRun = {
  id: string;
  at: string;
  version: number;
  outcome: RunOutcome;
  riskScore: number;
  ruleSetVersion: number | null;
  /** Who asked for it again; null when it ran by itself. */
  byName: string | null;
  checks: {
    name: string;
    label: string;
    version: number;
    result: CheckResult;
    explanation: string;
    inputSummary: string;
  }[];
};

export type TwinField = {
  label: string;
  ours: string | null;
  theirs: string | null;
  result: "SAME" | "DIFFERENT" | "ABSENT";
};

/** Another customer of the organisation that shares something which should be its own. */
export type TwinCase = CaseKey & {
  name: string;
  status: CustomerStatus;
  createdAt: string;
  shares: string[];
  fields: TwinField[];
  /** Files of this case that stand there too, outside ids. */
  documentIds: string[];
};

/** The merchant's reason for leaving something as it is, after compliance asked about it. */
export type Upheld = {
  /** As in `Markable`. */
  target: string;
  because: string;
  byName: string | null;
  /** ISO instant. */
  at: string;
  /** Nothing is there, and there is none. */
  isNone: boolean;
};

/** The work on a customer at present. */
export type CaseFacts = {
  id: string;
  state: CaseState;
  reason: CaseReason;
  riskScore: number;
  isReferred: boolean;
  assigneeName: string | null;
  isMine: boolean;
  dueAt: string;
  openedAt: string;
};

/** Where the case stands in the queue that it was opened from. */
export type Place = { previousHref: string | null; nextHref: string | null; position: number | null; total: number };

/** A case as a reviewer sees it: the customer in full, the files, and what a decision has to name. */
export type CaseFile = {
  detail: CustomerDetail;
  organisation: { id: string; name: string };
  reviewerName: string;
  /** Null when no person ever had to look. */
  work: CaseFacts | null;
  today: CivilDate;
  /** ISO instant of this reading: clocks start from it. */
  now: string;
  place: Place;
  blocks: CaseBlock[];
  documents: CaseDocument[];
  empty: EmptyPlace[];
  findings: Finding[];
  /** At most one for each target. */
  upheld: Upheld[];
  runs: CheckRun[];
  twins: TwinCase[];
  hits: HitRow[];
  /** Null before the first screening. */
  screening: ScreeningSummary | null;
  links: LinkView[];
  requests: RequestView[];
  /** Everything that can be asked for, and what was flagged as questions. */
  targets: QuestionTarget[];
  drafts: QuestionDraft[];
  notes: Note[];
  colleagues: string[];
  /** Null when there was never a case to tag. */
  tags: CaseTags | null;
  knownTags: string[];
  /** Why this reviewer may not decide, in words; null when they may. */
  barred: string | null;
  desk: DecisionDesk;
};
