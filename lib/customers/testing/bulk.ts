import type postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, openTenant, type Tenant, workerScope } from "@/db/testing/fixtures";
import type { MerchantScope } from "@/lib/auth/scope";
import { setFault } from "@/lib/core/fault";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import type { BulkItemState } from "@/lib/customers/bulk/constants";
import type { BulkOrder } from "@/lib/customers/bulk/input";
import { previewOrder } from "@/lib/customers/bulk/reads-preview";
import { newRunId } from "@/lib/customers/bulk/rules";
import type { BulkPreview, BulkStarted } from "@/lib/customers/bulk/types";
import { startBulkRun } from "@/lib/customers/bulk/writes";
import { carryOutRun } from "@/lib/customers/bulk/writes-run";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import type { CustomerSelection } from "@/lib/customers/selection/input";
import { createSender } from "@/lib/senders/writes";
import { addListed, type ListedSample } from "./listed";

export let tenant: Tenant;
export let maker: MerchantScope;

/** A database of this file's own, and for each test another maker. Called at the top of a test file. */
export function arrangeBulk(): void {
  beforeAll(async () => {
    tenant = await openTenant();
  });
  beforeEach(async () => {
    maker = await tenant.member("maker");
  });
  afterEach(() => {
    setFault("bulk.before_item_commit", null);
    setFault("bulk.between_items", null);
  });
  afterAll(() => tenant?.drop());
}

export const DISABLE: BulkOrder = { action: "DISABLE", reason: "No longer a client of ours" };
export const add = (part: Partial<ListedSample> = {}) => addListed(tenant.owner, tenant.orgId, part);
export const several = (n: number, part: Partial<ListedSample> = {}) =>
  Promise.all(Array.from({ length: n }, (_, at) => add({ name: `Customer ${at}`, ...part })));

let account = 30_000;
export const newSender = async () => {
  const input = { nickname: "Payroll", account_holder_name: "Acme", bsb: "062000", account_number: String(account++) };
  return fromPublicId("sender", accepted(await createSender(maker, input)).id) ?? "";
};

export const picked = (ids: string[]): CustomerSelection => ({ kind: "ids", ids });
export const matching = (query: Partial<CustomerListQuery> = {}): CustomerSelection => ({
  kind: "query",
  query: { ...DEFAULT_LIST_QUERY, ...query },
});

/** The inside id of a run that was started. */
export const runOf = (started: BulkStarted): string => fromPublicId("bulk", started.id) ?? "";

/** Starts a run over whatever is meant, as if the dry run had just spoken of as many. */
export async function startRun(
  scope: MerchantScope,
  selection: CustomerSelection,
  order: BulkOrder,
): Promise<Outcome<BulkStarted>> {
  return startBulkRun(scope, { runId: newRunId(), selection, order, seenTotal: 50_000 });
}

/** What the worker does with the job of a run, once. */
export const workOn = (orgId: string, runId: string, slice?: number, chunk?: number): Promise<"ENDED" | "MORE"> =>
  carryOutRun(workerScope(orgId), runId, slice, chunk);

/** What the worker does until the run is over. */
export async function finish(orgId: string, runId: string, slice?: number, chunk?: number): Promise<void> {
  while ((await workOn(orgId, runId, slice, chunk)) === "MORE") {
    // Asked again by the run itself.
  }
}

/** Starts a run and brings it to its end. Returns its inside id. */
export async function runThrough(
  scope: MerchantScope,
  selection: CustomerSelection,
  order: BulkOrder,
): Promise<string> {
  const runId = runOf(accepted(await startRun(scope, selection, order)));
  await finish(scope.orgId, runId);
  return runId;
}

export const preview = (
  scope: MerchantScope,
  selection: CustomerSelection,
  order: BulkOrder,
): Promise<Outcome<BulkPreview>> => withScope(scope, (tx) => previewOrder(tx, scope, { selection, order }));

/** What came of each customer, in the order of the run. */
export async function itemsOf(owner: postgres.Sql, runId: string) {
  const rows = await owner`
    select customer_id, state, message from bulk_items where run_id = ${runId} order by ordinal`;
  return rows.map((row) => ({
    customerId: row.customer_id as string,
    state: row.state as BulkItemState,
    message: row.message as string | null,
  }));
}

/** How many of a run's customers came to each state, as the customers say and as the run counts. */
export async function numbersOf(owner: postgres.Sql, runId: string) {
  const items = await itemsOf(owner, runId);
  const count = (state: BulkItemState) => items.filter((item) => item.state === state).length;
  const [run] = await owner`select state, done, changed, refused, total from bulk_runs where id = ${runId}`;
  return {
    state: run?.state as string,
    counted: [run?.done, run?.changed, run?.refused, run?.total] as number[],
    items: [count("CHANGED") + count("UNCHANGED") + count("REFUSED"), count("CHANGED"), count("REFUSED"), items.length],
    waiting: count("WAITING"),
    cancelled: count("CANCELLED"),
  };
}

/** Audit rows of customers by action, written by one run. */
export async function auditedBy(owner: postgres.Sql, runId: string, action: string): Promise<string[]> {
  const rows = await owner`
    select customer_id from audit_events where request_id = ${`bulk-${toPublicId("bulk", runId)}`} and action = ${action}`;
  return rows.map((row) => row.customer_id as string);
}
