import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { CASE_CHANGED } from "@/lib/outbox/emit";
import type { LiveEvent } from "./hub";

/** What an open page of somebody is told of an event, as it goes over the wire; null when it is not theirs to know. */
export function liveMessage(scope: MerchantScope | ReviewerScope, event: LiveEvent): string | null {
  if (event.kind === "hearing") return `event: ${event.isHearing ? "up" : "down"}\ndata: {}\n\n`;
  if (scope.kind === "merchant" && event.orgId !== scope.orgId) return null;
  if (event.kind === "notice") return event.userId === scope.userId ? "event: notice\ndata: {}\n\n" : null;
  if (scope.kind === "merchant" && event.type === CASE_CHANGED) return null;
  return `event: change\ndata: ${JSON.stringify({ type: event.type, id: event.id })}\n\n`;
}
