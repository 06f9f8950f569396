import type { AccountState, CustomerStatus, CustomerType, Purpose } from "@/lib/customers/constants";
import type { MissingMark } from "@/lib/customers/constants-missing";

export type CustomerRow = {
  /** Outside form. */
  id: string;
  type: CustomerType;
  purpose: Purpose;
  name: string;
  status: CustomerStatus;
  isActive: boolean;
  isEnabled: boolean;
  isWalletReady: boolean;
  accountState: AccountState;
  email: string | null;
  country: string | null;
  externalId: string | null;
  /** How many things are missing; `missing` says which kinds of them. */
  missingCount: number;
  missing: MissingMark[];
  /** The merchant's own. */
  tags: string[];
  /** The day on which the first of the current documents expires, YYYY-MM-DD. */
  documentsExpireOn: string | null;
  /** Of the profile; a write repeats it. */
  version: number;
  createdAt: string;
  updatedAt: string;
  /** Of the last review. */
  reviewedAt: string | null;
};

/** `isMore`: there are more than `n`, counting stopped. */
export type CustomerCount = { n: number; isMore: boolean };

export type CustomerPage = {
  rows: CustomerRow[];
  /** Cursors of the neighbouring pages; null = there is none. */
  next: string | null;
  previous: string | null;
  /** 1-based place of the first row in the whole order; null when it is not known. */
  position: number | null;
  /** How many match the filters. */
  count: CustomerCount;
  /** How many the organisation has, whatever the filters: all, and by status. */
  total: number;
  byStatus: Record<CustomerStatus, number>;
  /** What was asked for and could not be used, in words. */
  ignored: string[];
  /** The pasted words that mean no customer. */
  notFound: string[];
  /** The file of the import that was asked for; null where none was, or there is no such import. */
  importFile: string | null;
};
