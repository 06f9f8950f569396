import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import { writeInScope } from "@/db/scope";
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
import { lockCustomer } from "@/lib/customers/reads";
import { emitEvent } from "@/lib/outbox/emit";
import { activeRestrictions } from "@/lib/restrictions/reads";
import type { SetCustomerEnabledInput } from "./input";

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
    const restrictions = await activeRestrictions(tx, scope, customer.id);
    const state = { status: customer.status as CustomerStatus, isEnabled: input.isEnabled, restrictions };
    const [updated] = await tx
      .update(customers)
      .set({ ...stateColumns(state), updatedAt: clock.now() })
      .where(
        and(
          inOrg(customers.orgId, scope),
          eq(customers.id, customer.id),
          eq(customers.version, input.version),
          eq(customers.isEnabled, customer.isEnabled),
        ),
      )
      .returning();
    if (!updated)
      return refuse("conflict", `${customer.displayName} was changed meanwhile. Look at it again.`, { detail });
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: input.isEnabled ? "customer.enabled" : "customer.disabled",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      ...(input.reason === "" ? {} : { detail: { reason: input.reason } }),
    });
    await emitEvent(tx, {
      orgId: scope.orgId,
      type: "customer.updated",
      subjectId: customer.id,
      payload: { customer_id: toPublicId("customer", customer.id), is_enabled: input.isEnabled },
    });
    return ok(toCustomerRow(updated));
  });
}
