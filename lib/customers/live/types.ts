import type { CustomerStatus } from "@/lib/customers/constants";
import type { CustomerRow } from "@/lib/customers/list/types";

export type LiveCustomers = {
  /** As they are now, in no order. Whoever was asked for and is not here is deleted. */
  rows: CustomerRow[];
  total: number;
  byStatus: Record<CustomerStatus, number>;
  /** Customers added since, up to `LIVE_NEWER_MAX` + 1; 0 where nobody asked. */
  newer: number;
};
