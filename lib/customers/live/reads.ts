import { and, gte, inArray, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerCounters, customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { CustomerStatus } from "@/lib/customers/constants";
import { LISTED } from "@/lib/customers/list/columns";
import { toCustomerRow } from "@/lib/customers/list/reads";
import { LIVE_NEWER_MAX } from "./constants";
import type { LiveCustomers } from "./types";

type Owner = { orgId: string };

function rowsOf(tx: Tx, owner: Owner, ids: string[]) {
  if (ids.length === 0) return [];
  const isWanted = and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), inArray(customers.id, ids));
  return tx.select(LISTED).from(customers).where(isWanted);
}

async function counts(tx: Tx, owner: Owner): Promise<Pick<LiveCustomers, "total" | "byStatus">> {
  const byStatus: Record<CustomerStatus, number> = { PENDING_INFO: 0, UNDER_REVIEW: 0, APPROVED: 0, SUSPENDED: 0 };
  const { status, n } = customerCounters;
  const rows = await tx
    .select({ status, n: sql<string>`sum(${n})`.mapWith(Number) })
    .from(customerCounters)
    .where(inOrg(customerCounters.orgId, owner))
    .groupBy(status);
  for (const row of rows) byStatus[row.status as CustomerStatus] = row.n;
  return { byStatus, total: Object.values(byStatus).reduce((sum, each) => sum + each, 0) };
}

async function countNewer(tx: Tx, owner: Owner, newerThan: string | null): Promise<number> {
  if (newerThan === null) return 0;
  const newer = tx
    .select({ id: customers.id })
    .from(customers)
    // An instant that came over the wire has lost what is finer than a millisecond.
    .where(
      and(
        inOrg(customers.orgId, owner),
        isNull(customers.deletedAt),
        gte(customers.createdAt, new Date(Date.parse(newerThan) + 1)),
      ),
    )
    .limit(LIVE_NEWER_MAX + 1)
    .as("newer");
  const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(newer);
  return row?.n ?? 0;
}

/** What changed of a list that is open: some of its rows, the numbers on its tabs, how many came in. Never a page. */
export async function liveCustomers(
  tx: Tx,
  owner: Owner,
  asked: { ids: string[]; newerThan: string | null },
): Promise<LiveCustomers> {
  const [rows, numbers, newer] = await Promise.all([
    rowsOf(tx, owner, asked.ids),
    counts(tx, owner),
    countNewer(tx, owner, asked.newerThan),
  ]);
  return { rows: rows.map(toCustomerRow), ...numbers, newer };
}
