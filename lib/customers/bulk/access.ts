import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { senders } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { Member } from "@/lib/auth/member-scope";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope, TenantScope } from "@/lib/auth/scope";
import { FORBIDDEN, NOT_FOUND, type Refusal, refuse } from "@/lib/core/outcome";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { refuseWithoutValidation } from "@/lib/senders/access";
import { BULK_WORDS, type BulkAction } from "./constants";
import type { BulkOrder } from "./input";

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
