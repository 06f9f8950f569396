import { sql } from "drizzle-orm";
import { withScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { counters } from "@/lib/customers/list/reads-counters";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";

type Totals = () => Promise<[status: string, n: number][]>;

/** Both sides of the totals of tabs in one transaction: as the list reads them, and the same counted. */
export function withTotals<T>(scope: MerchantScope, measure: (ask: { kept: Totals; counted: Totals }) => Promise<T>) {
  return withScope(scope, (tx) =>
    measure({
      kept: async () => Object.entries((await counters(tx, scope, DEFAULT_LIST_QUERY)).byStatus),
      counted: async () => {
        const rows = await tx.execute<{ status: string; n: number }>(sql`
          select status, count(*)::int as n from customers
          where org_id = ${scope.orgId} and deleted_at is null group by status`);
        return rows.map(({ status, n }) => [status, n]);
      },
    }),
  );
}
