import "server-only";
import { withScope } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import { listDocuments } from "./reads";
import type { DocumentOwner, DocumentRow, DocumentTarget } from "./types";

/** Outside ids to inside ones; null when they are none. */
export function ownerOf(target: DocumentTarget): DocumentOwner | null {
  if (target.customerId !== undefined) {
    const customerId = fromPublicId("customer", target.customerId);
    return customerId === null ? null : { customerId };
  }
  const draftId = fromPublicId("draft", target.draftId);
  return draftId === null ? null : { draftId };
}

/** The documents of a page's draft or customer; none for what is not this organisation's. */
export async function loadDocuments(scope: MerchantScope, target: DocumentTarget): Promise<DocumentRow[]> {
  const owner = ownerOf(target);
  return owner ? withScope(scope, (tx) => listDocuments(tx, scope, owner)) : [];
}
