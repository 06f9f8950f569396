import { and, asc, eq, gt, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { SystemScope } from "@/lib/auth/scope";
import { missingMarks } from "@/lib/customers/rules-missing";
import { missingNow } from "@/lib/requests/links/reads";

/** As the index of them says it. */
export const UNMARKED = sql`missing_count > 0 and missing_marks = '{}'::text[] and deleted_at is null`;

const CHUNK = 100;
const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Names what customers lack who were counted before it was written down, some in a transaction, until `isEnough`. Gives how many.
 * Whoever is being changed meanwhile is left to that change, which names it too.
 */
export async function fillMissingMarks(scope: SystemScope, isEnough: () => boolean = () => false): Promise<number> {
  let filled = 0;
  for (let after: string | undefined = NO_ID; after !== undefined && !isEnough(); ) {
    const from: string = after;
    after = await withScope(scope, async (tx) => {
      const rows = await tx
        .select()
        .from(customers)
        .where(and(inOrg(customers.orgId, scope), UNMARKED, gt(customers.id, from)))
        .orderBy(asc(customers.id))
        .limit(CHUNK)
        .for("update", { skipLocked: true });
      for (const row of rows) {
        const marks = missingMarks(await missingNow(tx, row));
        if (marks.length === 0) continue;
        await tx
          .update(customers)
          .set({ missingMarks: marks })
          .where(and(inOrg(customers.orgId, row), eq(customers.id, row.id)));
        filled += 1;
      }
      return rows.at(-1)?.id;
    });
  }
  return filled;
}
