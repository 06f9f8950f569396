import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers } from "@/db/schema";
import { writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { isSubdivision } from "@/lib/core/geo-subdivisions";
import { toPublicId } from "@/lib/core/ids";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { EditConflict } from "@/lib/customers/detail/types";
import { valueAt } from "@/lib/customers/fields";
import { readProfile } from "@/lib/customers/input";
import { lockCustomer, openProfile, organisationFacts, profileAtVersion } from "@/lib/customers/reads";
import { reopensReview } from "@/lib/customers/rules";
import { changedPaths } from "@/lib/customers/rules-changes";
import { sensitivePaths } from "@/lib/customers/rules-masking";
import { emitEvent } from "@/lib/outbox/emit";
import { askToRescreen } from "@/lib/screening/rescreening/writes";
import { profileColumns } from "./lifecycle/columns";
import { stateColumns } from "./lifecycle/transition";
import { recordVersions, reevaluateCustomer } from "./lifecycle/writes";

/**
 * Replaces the profile of a customer. `version` is the one the form was opened with; when somebody changed the profile
 * meanwhile the answer is a conflict with `EditConflict` in `detail`, and nothing is written.
 */
export async function updateCustomer(
  scope: MerchantScope,
  input: { customerId: string; version: number; profile: unknown },
): Promise<Outcome<{ version: number; status: CustomerStatus }>> {
  if (!merchantMay(scope.role, "customers.write")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, input.customerId);
    if (!customer) return NOT_FOUND;
    if (customer.status === "SUSPENDED") {
      return refuse(
        "wrong_state",
        "This customer is suspended, so the profile cannot be changed. Ask compliance to look at the case again.",
      );
    }
    const { today } = await organisationFacts(tx, scope);
    const reading = readProfile(input.profile, { today, isSubdivision });
    if (!reading.ok) {
      const count = Object.keys(reading.fields).length;
      return refuse("invalid", count === 1 ? "One field needs another look." : `${count} fields need another look.`, {
        fields: reading.fields,
      });
    }
    const { profile } = reading;
    if (profile.type !== customer.type)
      return refuse("invalid", "The type of a customer cannot change. Add a new customer instead.");
    const before = openProfile(customer);
    if (input.version !== customer.version) {
      const base = await profileAtVersion(tx, scope, customer.id, input.version);
      const latest = await profileAtVersion(tx, scope, customer.id, customer.version);
      const theirs = changedPaths(base?.profile ?? {}, before);
      if (theirs.length > 0) {
        const detail: EditConflict = {
          version: customer.version,
          editedByName: latest?.editedByName ?? "",
          at: latest?.at ?? customer.updatedAt.toISOString(),
          changed: theirs.map((path) => ({ path, theirs: valueAt(before, path) ?? null })),
        };
        return refuse("conflict", `${detail.editedByName} changed this customer while you were editing.`, { detail });
      }
    }
    const changed = changedPaths(before, profile);
    if (changed.length === 0) return ok({ version: customer.version, status: customer.status as CustomerStatus });
    const columns = profileColumns(scope.orgId, customer.id, profile);
    if (columns.externalId !== null && columns.externalId !== customer.externalId) {
      const [taken] = await tx
        .select({ id: customers.id })
        .from(customers)
        .where(
          and(inOrg(customers.orgId, scope), eq(customers.externalId, columns.externalId), isNull(customers.deletedAt)),
        );
      if (taken) {
        const message = `Another customer already has this external id (${toPublicId("customer", taken.id)}). Enter another one.`;
        return refuse("conflict", message, { fields: { external_id: message } });
      }
    }
    const version = customer.version + 1;
    const [updated] = await tx
      .update(customers)
      .set({ ...columns, version, lastEditedBy: scope.userId, updatedAt: clock.now() })
      .where(and(inOrg(customers.orgId, scope), eq(customers.id, customer.id), eq(customers.version, customer.version)))
      .returning();
    if (!updated) return refuse("conflict", "Somebody else has just changed this customer. Open it again.");
    await recordVersions(tx, scope, [{ customerId: customer.id, version, profile }]);
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "customer.updated",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      detail: { fields: changed, version },
    });
    await emitEvent(tx, {
      orgId: scope.orgId,
      type: "customer.updated",
      subjectId: customer.id,
      payload: { customer_id: toPublicId("customer", customer.id), fields: changed, version },
    });
    const moved = await reevaluateCustomer(tx, scope, updated, reopensReview(before, profile));
    // A review screens by itself; a director added to an approved company is not to slip through either.
    if (moved.ok && moved.value.status !== "UNDER_REVIEW") await askToRescreen(tx, customer);
    return moved.ok ? ok({ version, status: moved.value.status as CustomerStatus }) : moved;
  });
}

/** Soft delete: the customer leaves every list, its records stay. */
export async function deleteCustomer(
  scope: MerchantScope,
  input: { customerId: string; reason: string },
): Promise<Outcome<null>> {
  if (!merchantMay(scope.role, "customers.delete")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, input.customerId);
    if (!customer) return NOT_FOUND;
    const now = clock.now();
    const locked = {
      ...stateColumns({ status: customer.status as CustomerStatus, isEnabled: false, restrictions: [] }),
      isActive: false,
    };
    await tx
      .update(customers)
      .set({ deletedAt: now, updatedAt: now, deletedReason: input.reason, ...locked, version: customer.version + 1 })
      .where(and(inOrg(customers.orgId, scope), eq(customers.id, customer.id)));
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "customer.deleted",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      detail: { reason: input.reason },
    });
    await emitEvent(tx, {
      orgId: scope.orgId,
      type: "customer.deleted",
      subjectId: customer.id,
      payload: { customer_id: toPublicId("customer", customer.id) },
    });
    return ok(null);
  });
}

/** Shows one masked value in full, and writes down who looked and why they could. */
export async function revealIdentifier(
  scope: MerchantScope,
  input: { customerId: string; path: string },
): Promise<Outcome<{ value: string }>> {
  if (!merchantMay(scope.role, "customers.reveal")) return FORBIDDEN;
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, input.customerId);
    if (!customer) return NOT_FOUND;
    const profile = openProfile(customer);
    const value = sensitivePaths(profile).includes(input.path) ? valueAt(profile, input.path) : undefined;
    if (typeof value !== "string" && typeof value !== "number") return NOT_FOUND;
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "customer.identifier_revealed",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      detail: { field: input.path },
    });
    return ok({ value: String(value) });
  });
}
