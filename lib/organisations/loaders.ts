import "server-only";
import { merchantMay } from "@/lib/auth/permissions";
import { requireMerchant, requireOperator } from "@/lib/auth/require";
import { env } from "@/lib/core/env";
import { getOrganisation, listOrganisations } from "./reads";
import type { OrganisationRow, OrganisationSettings } from "./types";

/** The organisation a person works in, and whether they may change it. */
export async function loadSettings(): Promise<{ organisation: OrganisationSettings; mayChange: boolean }> {
  const scope = await requireMerchant("organisation.read");
  return {
    organisation: await getOrganisation(scope),
    mayChange: merchantMay(scope.role, "organisation.write"),
  };
}

/** Every organisation, and the platform's own contact for new ones. */
export async function loadOrganisations(): Promise<{ organisations: OrganisationRow[]; contactEmail: string }> {
  const scope = await requireOperator("organisations.read");
  return { organisations: await listOrganisations(scope), contactEmail: env().PORTICO_CONTACT };
}
