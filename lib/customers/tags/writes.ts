import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { type CustomerRecord, lockCustomer } from "@/lib/customers/reads";
import { emitEvent } from "@/lib/outbox/emit";
import { TAG_LIMITS } from "./constants";
import type { ChangeTagsInput } from "./input";
import { changedTags, type TagChange } from "./rules";

/** Adds and takes off tags of a customer whose row the caller has locked. What is so already stays; nothing to change writes nothing. */
export async function changeTags(
  tx: Tx,
  scope: MerchantScope,
  customer: CustomerRecord,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<Outcome<TagChange>> {
  const next = changedTags(customer.tags, change);
  const { tags, added, removed } = next;
  if (added.length + removed.length === 0) return ok(next);
  if (added.length > 0 && tags.length > TAG_LIMITS.perCustomer) {
    return refuse("invalid", `A customer can have at most ${TAG_LIMITS.perCustomer} tags. Take one off first.`);
  }
  const [updated] = await tx
    .update(customers)
    .set({ tags, updatedAt: clock.now() })
    .where(and(inOrg(customers.orgId, scope), eq(customers.id, customer.id)))
    .returning({ id: customers.id });
  if (!updated) return NOT_FOUND;
  // Sent together: neither needs what the other finds.
  await Promise.all([
    recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "customer.tagged",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      detail: { ...(added.length > 0 ? { added } : {}), ...(removed.length > 0 ? { removed } : {}) },
    }),
    emitEvent(tx, {
      orgId: scope.orgId,
      type: "customer.updated",
      subjectId: customer.id,
      payload: { customer_id: toPublicId("customer", customer.id), tags },
    }),
  ]);
  return ok(next);
}

/** Adds and takes off tags of one customer. Answers with what changed; the same call the other way round takes it back. */
export async function changeCustomerTags(scope: MerchantScope, input: ChangeTagsInput): Promise<Outcome<TagChange>> {
  if (!merchantMay(scope.role, "customers.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, input.customerId);
    return customer ? changeTags(tx, scope, customer, input) : NOT_FOUND;
  });
}
