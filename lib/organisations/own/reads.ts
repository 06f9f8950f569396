import type { Tx } from "@/db/scope";
import type { TenantScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { organisationFacts } from "@/lib/customers/reads";
import type { OwnOrganisation } from "./types";

/** The organisation of the scope, as its own pages show it. */
export async function ownOrganisation(tx: Tx, scope: TenantScope): Promise<OwnOrganisation> {
  const row = await organisationFacts(tx, scope);
  return {
    id: toPublicId("organisation", row.id),
    name: row.name,
    contactEmail: row.contactEmail,
    timeZone: row.timeZone,
    today: row.today,
    canCreateCustomers: row.canCreateCustomers,
    hasSenderValidation: row.hasSenderValidation,
  };
}
