import { and, gte, inArray, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { LISTED } from "@/lib/customers/list/columns";
import { toCustomerRow } from "@/lib/customers/list/reads";
import { statusNumbers } from "@/lib/customers/list/reads-counters";
import { sumOf } from "@/lib/customers/list/rules-counts";
import { LIVE_NEWER_MAX } from "./constants";
import type { LiveCustomers } from "./types";

type Owner = { orgId: string };

function rowsOf(tx: Tx, owner: Owner, ids: string[]) {
  if (ids.length === 0) return [];
  const isWanted = and(inOrg(customers.orgId, owner), isNull(customers.deletedAt), inArray(customers.id, ids));
  return tx.select(LISTED).from(customers).where(isWanted);
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
  const [rows, byStatus, newer] = await Promise.all([
    rowsOf(tx, owner, asked.ids),
    statusNumbers(tx, owner),
    countNewer(tx, owner, asked.newerThan),
  ]);
  return { rows: rows.map(toCustomerRow), byStatus, total: sumOf(byStatus), newer };
}
