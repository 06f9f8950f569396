import "server-only";
import { withScope } from "@/db/scope";
import { requireMerchant } from "@/lib/auth/require";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { listExports } from "./reads";

/** One's own exports, and whose clock their times are told by. */
export async function loadExports() {
  const scope = await requireMerchant("customers.export");
  return withScope(scope, async (tx) => {
    const [organisation, exports] = await Promise.all([ownOrganisation(tx, scope), listExports(tx, scope)]);
    return { timeZone: organisation.timeZone, exports };
  });
}
