import type { CustomerStatus } from "@/lib/customers/constants";
import type { Side } from "@/lib/documents/constants";
import type { CaseKey } from "@/lib/reviews/queue/types";
import type { Decision, DecisionReason, ProposalState } from "./constants";

/** A file as it was on the screen; outside id. */
export type SeenDocument = { documentId: string; sha256: string; issuedOn: string | null; expiresOn: string | null };

/** What a decision was looked at on: anything newer is refused. Outside ids. */
export type Seen = { version: number; transitionId: string; evidence: SeenDocument[] };

/** What happened since somebody looked; the `detail` of a refused decision. */
export type DecisionChange = {
  kind: "changed";
  fields: { path: string; label: string; byName: string; at: string }[];
  documents: DocumentChange[];
  transitions: { from: CustomerStatus | null; to: CustomerStatus; byName: string; at: string }[];
};

export type DocumentChange = {
  title: string;
  side: Side;
  change: "ADDED" | "REPLACED" | "REMOVED" | "CORRECTED";
  /** Null where the record of it is not there. */
  byName: string | null;
  at: string | null;
};

export type OpenFlag = { target: string; label: string; status: string };

/** Outside ids. */
export type ProposalView = {
  id: string;
  decision: Decision;
  reasonCode: DecisionReason;
  reason: string;
  internalReason: string;
  policy: string;
  version: number;
  documentCount: number;
  proposedByName: string;
  proposedAt: string;
  state: ProposalState;
  isOwn: boolean;
  /** What changed since it was proposed: it can then no longer be confirmed. */
  changed: DecisionChange | null;
};

export type UndoView = { transitionId: string; byName: string; until: string; returnsTo: CustomerStatus };

/** Everything that the place where decisions are made has to show; plain data. */
export type DecisionDesk = {
  of: CaseKey & { name: string };
  status: CustomerStatus;
  seen: Seen;
  /** Which decisions the status allows. */
  decisions: Decision[];
  /** Why this person may decide nothing here; null when they may. */
  barred: string | null;
  isReferred: boolean;
  /** Referred to the lead, and this person is not one. */
  isForLead: boolean;
  /** Why approving, or lifting, needs a second person; null when it does not. */
  secondEye: string | null;
  /** Why nobody can approve now: the automated review has still to look. */
  waitsForReview: boolean;
  flags: OpenFlag[];
  proposal: ProposalView | null;
  undo: UndoView | null;
};

/** What became of a decision. Outside ids. */
export type DecisionAnswer = {
  kind: "DECIDED" | "PROPOSED" | "REFERRED" | "UNDONE";
  status: CustomerStatus;
  transitionId: string | null;
  proposalId: string | null;
  undoUntil: string | null;
  next: CaseKey | null;
};
