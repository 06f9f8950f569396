import type { BulkAction, BulkItemState, BulkState, StayReason } from "./constants";

/** Customers that stay as they are for one reason; `names` are the first few in the order of the list. */
export type StayGroup = { reason: StayReason; words: string; why: string; count: number; names: string[] };

/** What a run would do to a selection at this moment. */
export type BulkPreview = {
  total: number;
  willChange: number;
  already: StayGroup[];
  refused: StayGroup[];
  /** Customers that were picked and are there no more. */
  gone: number;
};

export type BulkStarted = { id: string; total: number };

export type BulkProgress = {
  state: BulkState;
  total: number;
  done: number;
  changed: number;
  refused: number;
  /** The job has settled what it was asked for, a cancelled one too. */
  isOver: boolean;
};

export type BulkRunRow = BulkProgress & {
  /** Outside form. */
  id: string;
  action: BulkAction;
  isUndo: boolean;
  /** In words: which customers. */
  scopeWords: string;
  /** In words: with which reason, tags, sender. */
  orderWords: string;
  createdByName: string;
  createdAt: string;
  endedAt: string | null;
  cancelledByName: string | null;
};

export type BulkRunView = BulkRunRow & {
  /** Outside ids of the run this one takes back, and of the one that took this one back. */
  undoOf: string | null;
  undoneBy: string | null;
  counts: Record<BulkItemState, number>;
  mayCancel: boolean;
  mayUndo: boolean;
  /** A file of the customers that it left as they were. */
  mayTakeLeft: boolean;
};

export type BulkItemRow = {
  ordinal: number;
  /** Null where the customer was deleted. */
  customerId: string | null;
  name: string;
  state: BulkItemState;
  message: string | null;
  at: string | null;
};

export type BulkItemPage = { rows: BulkItemRow[]; previous: number | null; next: number | null };

export type BulkRunPage = { rows: BulkRunRow[]; next: string | null };
