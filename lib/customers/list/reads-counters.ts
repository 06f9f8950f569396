import { sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerCounters } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { CustomerStatus, CustomerType } from "@/lib/customers/constants";
import type { CustomerListQuery } from "./input";
import { noCustomers, type StatusCounts, sumOf } from "./rules-counts";

type Owner = { orgId: string };

// Both are written out: every list asks them, and put together by the query builder they take a third longer.

type Counted = {
  status: CustomerStatus;
  type: CustomerType;
  is_active: boolean;
  is_enabled: boolean;
  is_wallet_ready: boolean;
  n: number;
};

/** How many customers there are by status now. Counts no rows. */
export async function statusNumbers(tx: Tx, owner: Owner): Promise<StatusCounts> {
  const rows = await tx.execute<{ status: CustomerStatus; n: number }>(sql`
    select status, sum(n)::int as n from ${customerCounters} where ${inOrg(customerCounters.orgId, owner)} group by 1`);
  const byStatus = noCustomers();
  for (const row of rows) byStatus[row.status] = row.n;
  return byStatus;
}

/** Numbers that never count rows: all of the organisation, by status, and what the flags of the query leave. */
export async function counters(tx: Tx, owner: Owner, query: CustomerListQuery) {
  const rows = await tx.execute<Counted>(sql`
    select status, type, is_active, is_enabled, is_wallet_ready, sum(n)::int as n from ${customerCounters}
    where ${inOrg(customerCounters.orgId, owner)} group by 1, 2, 3, 4, 5`);
  const byStatus = noCustomers();
  let matching = 0;
  for (const row of rows) {
    byStatus[row.status] += row.n;
    const fits =
      (query.statuses.length === 0 || query.statuses.includes(row.status)) &&
      (query.types.length === 0 || query.types.includes(row.type)) &&
      (query.isActive ?? row.is_active) === row.is_active &&
      (query.isEnabled ?? row.is_enabled) === row.is_enabled &&
      (query.isWalletReady ?? row.is_wallet_ready) === row.is_wallet_ready;
    if (fits) matching += row.n;
  }
  return { byStatus, total: sumOf(byStatus), matching };
}
