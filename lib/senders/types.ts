import type { SenderStatus } from "./constants";

/** What a picker needs to name a sender. */
export type SenderChoice = {
  id: string;
  nickname: string;
  holderName: string;
  /** Six digits. */
  bsb: string;
  accountNumber: string;
  status: SenderStatus;
};

export type SenderRow = SenderChoice & {
  /** Customers of the organisation that this sender may pay in for; deleted ones do not count. */
  linkedCount: number;
  createdAt: string;
  archivedAt: string | null;
  archivedReason: string | null;
};

/** A customer that a sender is linked to. */
export type LinkedCustomer = { id: string; name: string };

export type LinkedSender = SenderChoice & { linkedAt: string };

export type SenderPage = {
  rows: SenderRow[];
  /** Where the next page begins; null at the end. */
  next: string | null;
};
