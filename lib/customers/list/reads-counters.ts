import { sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerCounters } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { CustomerStatus, CustomerType } from "@/lib/customers/constants";
import type { CustomerListQuery } from "./input";
import { noCustomers, type StatusCounts, sumOf } from "./rules-counts";

type Owner = { orgId: string };

/** How many customers there are by status now. Counts no rows. */
export async function statusNumbers(tx: Tx, owner: Owner): Promise<StatusCounts> {
  const { status, n } = customerCounters;
  const rows = await tx
    .select({ status, n: sql<string>`sum(${n})`.mapWith(Number) })
    .from(customerCounters)
    .where(inOrg(customerCounters.orgId, owner))
    .groupBy(status);
  const byStatus = noCustomers();
  for (const row of rows) byStatus[row.status as CustomerStatus] = row.n;
  return byStatus;
}

/** Numbers that never count rows: all of the organisation, by status, and what the flags of the query leave. */
export async function counters(tx: Tx, owner: Owner, query: CustomerListQuery) {
  const { status, type, isActive, isEnabled, isWalletReady, n } = customerCounters;
  const rows = await tx
    .select({ status, type, isActive, isEnabled, isWalletReady, n: sql<string>`sum(${n})`.mapWith(Number) })
    .from(customerCounters)
    .where(inOrg(customerCounters.orgId, owner))
    .groupBy(status, type, isActive, isEnabled, isWalletReady);
  const byStatus = noCustomers();
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
  return { byStatus, total: sumOf(byStatus), matching };
}
