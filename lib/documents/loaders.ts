import "server-only";
import { fromPublicId } from "@/lib/core/ids";
import type { DocumentOwner, DocumentTarget } from "./types";

/** Outside ids to inside ones; null when they are none. */
export function ownerOf(target: DocumentTarget): DocumentOwner | null {
  if (target.customerId !== undefined) {
    const customerId = fromPublicId("customer", target.customerId);
    return customerId === null ? null : { customerId };
  }
  const draftId = fromPublicId("draft", target.draftId);
  return draftId === null ? null : { draftId };
}
