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
import type { CustomerStatus } from "@/lib/customers/constants";
import { stateColumns } from "@/lib/customers/lifecycle/transition";
import { toCustomerRow } from "@/lib/customers/list/reads";
import type { CustomerRow } from "@/lib/customers/list/types";
import { type CustomerRecord, lockCustomer } from "@/lib/customers/reads";
import { emitEvent } from "@/lib/outbox/emit";
import { activeRestrictions } from "@/lib/restrictions/reads";
import type { SetCustomerEnabledInput } from "./input";

/** Turns a customer, whose row the caller has locked, on or off. */
export async function switchCustomer(
  tx: Tx,
  scope: MerchantScope,
  customer: CustomerRecord,
  to: { isEnabled: boolean; reason: string },
): Promise<Outcome<CustomerRecord>> {
  const restrictions = await activeRestrictions(tx, scope, customer.id);
  const state = { status: customer.status as CustomerStatus, isEnabled: to.isEnabled, restrictions };
  const [updated] = await tx
    .update(customers)
    .set({ ...stateColumns(state), updatedAt: clock.now() })
    .where(
      and(
        inOrg(customers.orgId, scope),
        eq(customers.id, customer.id),
        eq(customers.version, customer.version),
        eq(customers.isEnabled, customer.isEnabled),
      ),
    )
    .returning();
  if (!updated) return refuse("conflict", `${customer.displayName} was changed meanwhile. Look at it again.`);
  // Sent together: neither needs what the other finds.
  await Promise.all([
    recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: to.isEnabled ? "customer.enabled" : "customer.disabled",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      ...(to.reason === "" ? {} : { detail: { reason: to.reason } }),
    }),
    emitEvent(tx, {
      orgId: scope.orgId,
      type: "customer.updated",
      subjectId: customer.id,
      payload: { customer_id: toPublicId("customer", customer.id), is_enabled: to.isEnabled },
    }),
  ]);
  return ok(updated);
}

/**
 * Turns a customer on or off for the merchant. Refused with the present row in `detail` when the customer is so already or was changed
 * since the person looked.
 */
export async function setCustomerEnabled(
  scope: MerchantScope,
  input: SetCustomerEnabledInput,
): Promise<Outcome<CustomerRow>> {
  if (!merchantMay(scope.role, "customers.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, input.customerId);
    if (!customer) return NOT_FOUND;
    const detail = toCustomerRow(customer);
    if (customer.isEnabled === input.isEnabled) {
      const words = input.isEnabled ? "enabled" : "disabled";
      return refuse("conflict", `Somebody else has already ${words} ${customer.displayName}.`, { detail });
    }
    if (customer.version !== input.version) {
      return refuse("conflict", `${customer.displayName} was changed meanwhile. Look at it again, then decide.`, {
        detail,
      });
    }
    const switched = await switchCustomer(tx, scope, customer, input);
    return switched.ok ? ok(toCustomerRow(switched.value)) : refuse("conflict", switched.message, { detail });
  });
}
