import { and, asc, gt, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { SystemScope } from "@/lib/auth/scope";
import { fault } from "@/lib/core/fault";
import { type CustomerRecord, lockCustomer } from "@/lib/customers/reads";
import { enqueueJob } from "@/lib/outbox/emit";
import { openCase } from "@/lib/reviews/cases/writes";
import { SCREENING_LIMITS } from "../constants";
import { screenCustomer } from "../writes";

/** A person has to look at these when a new hit turns up; the others are screened again before anybody decides. */
const WATCHED = ["APPROVED", "UNDER_REVIEW"];

/** Screens a customer again; a new hit opens a case and changes no status by itself. */
async function rescreen(tx: Tx, scope: SystemScope, customer: CustomerRecord): Promise<number> {
  const { made } = await screenCustomer(tx, scope, customer);
  if (made.length > 0 && WATCHED.includes(customer.status)) {
    await openCase(tx, scope, customer, { reason: "SCREENING", riskScore: Math.max(...made.map((hit) => hit.score)) });
  }
  return made.length;
}

/** Screens one customer again, after an edit that no review follows. */
export async function rescreenCustomer(scope: SystemScope, customerId: string): Promise<number> {
  return withScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, customerId);
    return customer ? rescreen(tx, scope, customer) : 0;
  });
}

/**
 * Screens the next customers of an organisation in the order of their ids, and asks for those after them in the same transaction: after a
 * crash it goes on where it stood.
 */
export async function rescreenCustomers(
  scope: SystemScope,
  after: string | null,
): Promise<{ screened: number; newHits: number; isDone: boolean }> {
  return withScope(scope, async (tx) => {
    const rows = await tx
      .select({ id: customers.id })
      .from(customers)
      .where(
        and(inOrg(customers.orgId, scope), isNull(customers.deletedAt), after ? gt(customers.id, after) : undefined),
      )
      .orderBy(asc(customers.id))
      .limit(SCREENING_LIMITS.customersPerBatch);
    let newHits = 0;
    for (const { id } of rows) {
      const customer = await lockCustomer(tx, scope, id);
      if (customer) newHits += await rescreen(tx, scope, customer);
    }
    const last = rows.at(-1);
    const isDone = rows.length < SCREENING_LIMITS.customersPerBatch || !last;
    if (!isDone) await askForRescreening(tx, scope.orgId, last.id);
    fault("screening.before_chunk_commit");
    return { screened: rows.length, newHits, isDone };
  });
}

const askForRescreening = (tx: Tx, orgId: string, afterId: string) =>
  enqueueJob(tx, { task: "rescreen_customers", payload: { orgId, afterId } }, { key: `rescreen:${orgId}` });

/** Asks for all live customers of an organisation to be screened again, from the first one on. */
export const askToRescreenAll = (tx: Tx, orgId: string) =>
  enqueueJob(tx, { task: "rescreen_customers", payload: { orgId } }, { key: `rescreen:${orgId}` });

/** Asks for one customer to be screened again. */
export const askToRescreen = (tx: Tx, customer: Pick<CustomerRecord, "orgId" | "id">) =>
  enqueueJob(
    tx,
    { task: "rescreen_customers", payload: { orgId: customer.orgId, customerId: customer.id } },
    { key: `rescreen-one:${customer.id}` },
  );
