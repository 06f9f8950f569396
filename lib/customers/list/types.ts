import type { AccountState, CustomerStatus, CustomerType } from "@/lib/customers/constants";

export type CustomerRow = {
  /** Outside form. */
  id: string;
  type: CustomerType;
  name: string;
  status: CustomerStatus;
  isActive: boolean;
  isEnabled: boolean;
  isWalletReady: boolean;
  accountState: AccountState;
  email: string | null;
  country: string | null;
  externalId: string | null;
  /** Of the profile; a write repeats it. */
  version: number;
  createdAt: string;
  updatedAt: string;
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
};
