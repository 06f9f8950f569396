import "server-only";
import { notFound } from "next/navigation";
import { withScope } from "@/db/scope";
import { requireReviewer } from "@/lib/auth/require";
import { fromPublicId } from "@/lib/core/ids";
import { findCustomer } from "@/lib/customers/reads";
import { decisionDesk } from "./reads-desk";

/** What the decision area of a case shows. Unknown ids are "not found". */
export async function loadDecisionDesk(publicOrgId: string, publicCustomerId: string) {
  const scope = await requireReviewer("cases.read");
  const orgId = fromPublicId("organisation", publicOrgId);
  const customerId = fromPublicId("customer", publicCustomerId);
  const desk =
    orgId && customerId
      ? await withScope(scope, async (tx) => {
          const customer = await findCustomer(tx, { orgId }, customerId);
          return customer && decisionDesk(tx, scope, customer);
        })
      : null;
  if (!desk) notFound();
  return desk;
}
