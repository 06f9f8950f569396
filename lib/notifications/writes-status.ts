import type { Tx } from "@/db/scope";
import type { Scope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { NoticeTarget } from "./types";
import { notify } from "./writes";

type Changed = {
  orgId: string;
  id: string;
  displayName: string;
  createdBy: string | null;
  lastEditedBy: string | null;
  version: number;
  importId: string | null;
};

const TITLES: Partial<Record<CustomerStatus, (name: string) => string>> = {
  APPROVED: (name) => `${name} is approved`,
  SUSPENDED: (name) => `${name} is suspended`,
  PENDING_INFO: (name) => `${name} needs more information`,
};

/** Who is told: whoever added or last changed the customer; a suspension also reaches those who answer for the organisation. */
function targets(customer: Changed, to: CustomerStatus): NoticeTarget[] {
  const userIds = [customer.createdBy, customer.lastEditedBy].filter((id) => id !== null);
  const people: NoticeTarget[] = userIds.length > 0 ? [{ userIds }] : [];
  return to === "SUSPENDED" || people.length === 0 ? [...people, { merchant: ["owner", "admin"] }] : people;
}

/** Tells the organisation's people of a change of status that they have to know. `reason` is the one for the merchant. */
export async function announceStatus(
  tx: Tx,
  scope: Scope,
  customer: Changed,
  to: CustomerStatus,
  reason: string,
): Promise<void> {
  const title = TITLES[to];
  // A reviewer who needs something asks for it with a request, which is told of by itself.
  if (!title || (to === "PENDING_INFO" && scope.kind === "reviewer")) return;
  const isRoutine = to === "APPROVED" && scope.kind === "system";
  // Thousands at once: the import tells of itself, and whoever edits one hears of that one.
  if (isRoutine && customer.version === 1 && customer.importId) return;
  await notify(tx, scope, {
    orgId: customer.orgId,
    kind: "status.changed",
    title: title(customer.displayName),
    body: reason,
    href: `/customers/${toPublicId("customer", customer.id)}`,
    customerId: customer.id,
    to: targets(customer, to),
    isRoutine,
    ...(scope.kind === "merchant" ? { exceptUserId: scope.userId } : {}),
  });
}
