import "server-only";
import { notFound } from "next/navigation";
import { withScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant } from "@/lib/auth/require";
import { fromPublicId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/customers/constants";
import { findCustomer, openProfile, organisationFacts } from "@/lib/customers/reads";
import { sensitivePaths } from "@/lib/customers/rules-masking";
import { customerDetail } from "./reads";

/** The customer page: masked, with what this person may do. Unknown and foreign ids are both "not found". */
export async function loadCustomer(publicCustomerId: string) {
  const scope = await requireMerchant("customers.read");
  const customerId = fromPublicId("customer", publicCustomerId);
  const found = customerId
    ? await withScope(scope, async (tx) => {
        const customer = await findCustomer(tx, scope, customerId);
        if (!customer) return null;
        const organisation = await organisationFacts(tx, scope);
        return { detail: await customerDetail(tx, customer, "merchant"), timeZone: organisation.timeZone };
      })
    : null;
  if (!found) notFound();
  return {
    ...found,
    may: {
      write: merchantMay(scope.role, "customers.write"),
      remove: merchantMay(scope.role, "customers.delete"),
      reveal: merchantMay(scope.role, "customers.reveal"),
    },
  };
}

/** The profile in full for the edit form. Showing the masked values is written down, as a reveal is. */
export async function loadCustomerForEdit(publicCustomerId: string) {
  const scope = await requireMerchant("customers.write");
  const customerId = fromPublicId("customer", publicCustomerId);
  const found = customerId
    ? await withScope(scope, async (tx) => {
        const customer = await findCustomer(tx, scope, customerId);
        if (!customer) return null;
        const profile = openProfile(customer);
        const fields = sensitivePaths(profile);
        if (fields.length > 0) {
          await recordAudit(tx, scope, {
            orgId: scope.orgId,
            action: "customer.identifier_revealed",
            subject: { kind: "customer", id: customer.id },
            customerId: customer.id,
            detail: { fields, reason: "Opened for editing" },
          });
        }
        const organisation = await organisationFacts(tx, scope);
        return {
          id: publicCustomerId,
          name: customer.displayName,
          purpose: customer.purpose as Purpose,
          status: customer.status,
          version: customer.version,
          profile,
          today: organisation.today,
          timeZone: organisation.timeZone,
        };
      })
    : null;
  if (!found) notFound();
  return found;
}
