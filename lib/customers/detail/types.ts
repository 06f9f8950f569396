import type { AccountState, CustomerStatus, CustomerType, Purpose } from "@/lib/customers/constants";
import type { MissingItem } from "@/lib/customers/types";
import type { RestrictionRow } from "@/lib/restrictions/types";

/** One line of the profile as it is shown. `value` is in words; masked where `path` may be revealed. */
export type ProfileLine = { path: string; label: string; value: string | null; isMasked: boolean };

export type ProfileBlock = { id: string; title: string; lines: ProfileLine[] };

/** What kind of event an entry tells of; each is drawn by a component of its own. */
export type TimelineKind =
  | "status"
  | "profile"
  | "look"
  | "document"
  | "sender"
  | "switch"
  | "review"
  | "case"
  | "note"
  | "finding"
  | "hit"
  | "proposal"
  | "request"
  | "restriction"
  | "other";

export type TimelineEntry = {
  kind: TimelineKind;
  id: string;
  at: string;
  actor: { name: string; kind: "USER" | "STAFF" | "SYSTEM" | "CUSTOMER" };
  action: string;
  /** What was done, in words: "changed the profile". */
  words: string;
  /** More, one fact a line: reasons, what is missing. */
  notes: string[];
  /** What it was about, by name: fields, a document, a sender, tags. */
  about: string[];
  /** What somebody wrote, as they wrote it. */
  quote: string | null;
  /** For staff only: why, in the words for colleagues. */
  internal: string | null;
  /** The status it led away from, where it did. */
  from: CustomerStatus | null;
  /** The status it led to, where it did. */
  to: CustomerStatus | null;
};

export type CheckLine = {
  name: string;
  label: string;
  result: "PASS" | "FAIL" | "REFER";
  explanation: string;
  /** What the check looked at; for staff only. */
  inputSummary: string | null;
};

export type CustomerDetail = {
  id: string;
  type: CustomerType;
  purpose: Purpose;
  name: string;
  status: CustomerStatus;
  statusReason: string | null;
  accountState: AccountState;
  isActive: boolean;
  isEnabled: boolean;
  isWalletReady: boolean;
  createdAt: string;
  updatedAt: string;
  externalId: string | null;
  tags: string[];
  version: number;
  /** One sentence: what happens next and who has to act. */
  nextStep: string;
  missing: MissingItem[];
  /** In force or announced; lifted ones stand in the timeline. */
  restrictions: RestrictionRow[];
  /** What a wallet would need beyond that, for a basic profile. */
  missingForWallet: number;
  blocks: ProfileBlock[];
  timeline: TimelineEntry[];
  checks: { at: string; version: number; outcome: string; lines: CheckLine[] } | null;
};

/** What a second editor is told: who changed which fields to what, since the page was opened. */
export type EditConflict = {
  version: number;
  editedByName: string;
  at: string;
  changed: { path: string; theirs: unknown }[];
};
