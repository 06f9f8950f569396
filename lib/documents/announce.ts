import type { Tx } from "@/db/scope";
import type { Scope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { type Outcome, ok } from "@/lib/core/outcome";
import { reevaluateCustomer } from "@/lib/customers/lifecycle/writes";
import type { CustomerRecord } from "@/lib/customers/reads";
import { emitEvent } from "@/lib/outbox/emit";

/** The end of every change to a customer's documents: the event, and a status that follows. The customer's row must be locked. */
export async function announceDocuments(tx: Tx, scope: Scope, customer: CustomerRecord): Promise<Outcome<null>> {
  await emitEvent(tx, {
    orgId: customer.orgId,
    type: "customer.updated",
    subjectId: customer.id,
    payload: { customer_id: toPublicId("customer", customer.id), fields: ["documents"], version: customer.version },
  });
  const moved = await reevaluateCustomer(tx, scope, customer, "documents");
  return moved.ok ? ok(null) : moved;
}
