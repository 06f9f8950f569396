import { sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerCounters } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { CustomerStatus, CustomerType } from "@/lib/customers/constants";
import type { CustomerListQuery } from "./input";

type Owner = { orgId: string };

/** Numbers that never count rows: all of the organisation, by status, and what the flags of the query leave. */
export async function counters(tx: Tx, owner: Owner, query: CustomerListQuery) {
  const { status, type, isActive, isEnabled, isWalletReady, n } = customerCounters;
  const rows = await tx
    .select({ status, type, isActive, isEnabled, isWalletReady, n: sql<string>`sum(${n})`.mapWith(Number) })
    .from(customerCounters)
    .where(inOrg(customerCounters.orgId, owner))
    .groupBy(status, type, isActive, isEnabled, isWalletReady);
  const byStatus: Record<CustomerStatus, number> = { PENDING_INFO: 0, UNDER_REVIEW: 0, APPROVED: 0, SUSPENDED: 0 };
  let matching = 0;
  for (const row of rows) {
    const rowStatus = row.status as CustomerStatus;
    byStatus[rowStatus] += row.n;
    const fits =
      (query.statuses.length === 0 || query.statuses.includes(rowStatus)) &&
      (query.types.length === 0 || query.types.includes(row.type as CustomerType)) &&
      (query.isActive ?? row.isActive) === row.isActive &&
      (query.isEnabled ?? row.isEnabled) === row.isEnabled &&
      (query.isWalletReady ?? row.isWalletReady) === row.isWalletReady;
    if (fits) matching += row.n;
  }
  return { byStatus, total: Object.values(byStatus).reduce((sum, each) => sum + each, 0), matching };
}
