import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { memberships, organisations, senders, users } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantRole } from "@/lib/auth/constants";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope, TenantScope } from "@/lib/auth/scope";
import { FORBIDDEN, NOT_FOUND, type Refusal, refuse } from "@/lib/core/outcome";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { refuseWithoutValidation } from "@/lib/senders/access";
import { BULK_WORDS, type BulkAction } from "./constants";
import type { BulkOrder } from "./input";

/** A person of the organisation as they stand now; null = gone, suspended, or the organisation is. */
export async function memberNow(tx: Tx, owner: { orgId: string }, userId: string) {
  const [row] = await tx
    .select({ userId: users.id, userName: users.name, role: memberships.role })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.suspendedAt)))
    .innerJoin(organisations, and(eq(organisations.id, memberships.orgId), isNull(organisations.suspendedAt)))
    .where(and(inOrg(memberships.orgId, owner), eq(memberships.userId, userId), isNull(memberships.removedAt)));
  return row ? { ...row, role: row.role as MerchantRole } : null;
}

export type Member = NonNullable<Awaited<ReturnType<typeof memberNow>>>;

/** Why a run must not go on in its maker's name, in words; null when it may. */
export function memberBar(run: { action: BulkAction; createdByName: string }, member: Member | null): string | null {
  if (!member) return `${run.createdByName}, who started this, no longer works in this organisation.`;
  if (merchantMay(member.role, BULK_WORDS[run.action].permission)) return null;
  return `The role of ${run.createdByName}, who started this, no longer allows it.`;
}

/** Why this person cannot give this order, whatever the customers; null when they can. */
export async function orderBar(tx: Tx, scope: MerchantScope, order: BulkOrder): Promise<Refusal | null> {
  if (!merchantMay(scope.role, BULK_WORDS[order.action].permission)) return FORBIDDEN;
  if (order.action !== "LINK_SENDER") return null;
  const off = refuseWithoutValidation(await ownOrganisation(tx, scope));
  if (off) return off;
  const sender = await senderOf(tx, scope, order.senderId);
  if (!sender) return NOT_FOUND;
  if (sender.status === "ACTIVE") return null;
  return refuse("wrong_state", `"${sender.nickname}" is archived. Choose another sender.`);
}

export async function senderOf(tx: Tx, scope: TenantScope, senderId: string) {
  const [sender] = await tx
    .select({ nickname: senders.nickname, status: senders.status })
    .from(senders)
    .where(and(inOrg(senders.orgId, scope), eq(senders.id, senderId)));
  return sender ?? null;
}
