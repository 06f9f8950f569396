import "server-only";
import { notFound } from "next/navigation";
import { requireReviewer } from "@/lib/auth/require";
import { fromPublicId } from "@/lib/core/ids";
import { listCases } from "./reads";
import { viewCase } from "./writes";

/** The queue page. `after` is the outside id of the last case of the page before. */
export async function loadQueue(after: string | null) {
  const scope = await requireReviewer("cases.read");
  return listCases(scope, after ? fromPublicId("customer", after) : null);
}

/** The case page. Unknown ids are "not found". */
export async function loadCase(publicOrgId: string, publicCustomerId: string) {
  const scope = await requireReviewer("cases.read");
  const orgId = fromPublicId("organisation", publicOrgId);
  const customerId = fromPublicId("customer", publicCustomerId);
  const found = orgId && customerId ? await viewCase(scope, orgId, customerId) : null;
  if (!found) notFound();
  return found;
}
