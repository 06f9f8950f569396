import type { Tx } from "@/db/scope";
import type { HostedScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { type Refusal, refuse } from "@/lib/core/outcome";
import type { CustomerRecord } from "@/lib/customers/reads";
import { findLink, listLinkDocuments, missingNow } from "./reads";
import { isInPlace, isWanted, linkState } from "./rules";

const ENDED = refuse("unauthenticated", "This link is no longer open. Ask whoever sent it to you for a new one.");
const ELSEWHERE = refuse("forbidden", "This link is for other documents. Upload only what the page asks for.");
const NOT_WANTED = refuse("wrong_state", "This document is here already. You need not send it again.");

/**
 * Why a file may not be uploaded with a link at this moment; null when it may. Asked in the transaction of the upload: a link that is
 * ended meanwhile ends for a file on its way, too.
 */
export async function linkBar(
  tx: Tx,
  scope: HostedScope,
  customer: CustomerRecord,
  document: { subject: string; slot: string; side: string },
): Promise<Refusal | null> {
  const link = await findLink(tx, scope, scope.linkId);
  if (!link || link.customerId !== customer.id || linkState(link, clock.now()) !== "LIVE") return ENDED;
  const place = link.places.find((one) => isInPlace(one, document));
  if (!place) return ELSEWHERE;
  if (isWanted(place, await missingNow(tx, customer))) return null;
  // Somebody takes their own picture again.
  const own = await listLinkDocuments(tx, scope, scope.linkId);
  return own.some((one) => isInPlace(place, one)) ? null : NOT_WANTED;
}
