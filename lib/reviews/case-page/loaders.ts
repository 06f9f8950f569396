import "server-only";
import { notFound } from "next/navigation";
import { requireReviewer } from "@/lib/auth/require";
import { fromPublicId } from "@/lib/core/ids";
import { queueParamsOf, readQueueParams } from "@/lib/reviews/queue/input";
import { viewCase } from "./writes";

/** The case page; `params` of the address name the queue it was opened from. Unknown ids are "not found". */
export async function loadCase(
  publicOrgId: string,
  publicCustomerId: string,
  params: Record<string, string | string[] | undefined>,
) {
  const scope = await requireReviewer("cases.read");
  const orgId = fromPublicId("organisation", publicOrgId);
  const customerId = fromPublicId("customer", publicCustomerId);
  const { query } = readQueueParams(queueParamsOf(params));
  const found = orgId && customerId ? await viewCase(scope, { orgId, customerId, query }) : null;
  if (!found) notFound();
  return found;
}
