import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import type { BulkOrder } from "@/lib/customers/bulk/input";
import { newRunId } from "@/lib/customers/bulk/rules";
import { startBulkRun } from "@/lib/customers/bulk/writes";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";

/** Starts a run over customers created from a day on (YYYY-MM-DD), as the list does. Gives its inside id and how many it is about. */
export async function beginBulk(scope: MerchantScope, order: BulkOrder, createdFrom: string) {
  const selection = { kind: "query" as const, query: { ...DEFAULT_LIST_QUERY, createdFrom } };
  const started = await startBulkRun(scope, { runId: newRunId(), selection, order, seenTotal: 50_000 });
  if (!started.ok) throw new Error(started.message);
  return { runId: fromPublicId("bulk", started.value.id) ?? "", total: started.value.total };
}
