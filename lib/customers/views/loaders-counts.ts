import "server-only";
import { sql } from "drizzle-orm";
import { withScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { countCustomers } from "@/lib/customers/list/reads";
import { readListParams } from "@/lib/customers/list/rules-address";
import type { CustomerCount } from "@/lib/customers/list/types";
import { PLAIN_LIST } from "./constants";
import { listViews } from "./reads";
import { viewParams } from "./rules";

/** For one view, and for all of them: whoever opens the menu wants to choose, not to wait. */
const LIMITS = { oneMs: 400, allMs: 1_500 };

/** What PostgreSQL says of a statement that took too long. */
const CANCELLED = "57014";
const isTooSlow = (error: unknown): boolean =>
  error instanceof Error && ((error as { code?: unknown }).code === CANCELLED || isTooSlow(error.cause));

/**
 * How many customers each view finds that this person sees, by the view's id, with the plain list under its own. A view that takes too long
 * to count has no number, nor have those whose turn does not come in time.
 */
export async function countViews(
  scope: MerchantScope,
  signal?: AbortSignal,
  { oneMs, allMs } = LIMITS,
): Promise<Record<string, CustomerCount>> {
  const end = clock.now().getTime() + allMs;
  const { views } = await withScope(scope, (tx) => listViews(tx, scope));
  const counts: Record<string, CustomerCount> = {};
  for (const { id, query } of [{ id: PLAIN_LIST, query: "" }, ...views]) {
    if (signal?.aborted || clock.now().getTime() > end) break;
    // One transaction for each: a statement that is called off takes its own along.
    const count = await withScope(scope, async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(oneMs)}, true)`);
      return countCustomers(tx, scope, readListParams(viewParams(query)).query);
    }).catch((error: unknown) => {
      if (isTooSlow(error)) return null;
      throw error;
    });
    if (count) counts[id] = count;
  }
  return counts;
}
