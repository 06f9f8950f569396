import { and, count, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerSenders } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { lockCustomer } from "@/lib/customers/reads";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { emitEvent } from "@/lib/outbox/emit";
import { refuseSenderWrite, refuseWithoutValidation } from "../access";
import { SENDER_LIMITS } from "../constants";
import { listLinkedSenders } from "../reads";
import type { LinkedSender } from "../types";
import { lockSenders } from "../writes";

type Link = { customerId: string; senderId: string };

/**
 * Links senders to a customer whose row the caller has locked or just made. Needs sender validation on and every sender active;
 * senders that are linked already stay so.
 */
export async function linkSenders(
  tx: Tx,
  scope: MerchantScope,
  input: { customerId: string; senderIds: readonly string[] },
): Promise<Outcome<{ linked: number }>> {
  const wanted = [...new Set(input.senderIds)];
  if (wanted.length === 0) return ok({ linked: 0 });
  const off = refuseWithoutValidation(await ownOrganisation(tx, scope));
  if (off) return off;
  const found = await lockSenders(tx, scope, wanted);
  if (found.length !== wanted.length) return NOT_FOUND;
  const archived = found.find((sender) => sender.status !== "ACTIVE");
  if (archived) {
    return refuse("wrong_state", `"${archived.nickname}" was archived meanwhile. Choose another sender, or none.`, {
      fields: { sender_ids: `"${archived.nickname}" is archived` },
    });
  }
  const added = await tx
    .insert(customerSenders)
    .values(
      found.map((sender) => ({
        orgId: scope.orgId,
        customerId: input.customerId,
        senderId: sender.id,
        linkedBy: scope.userId,
        linkedAt: clock.now(),
      })),
    )
    .onConflictDoNothing()
    .returning({ senderId: customerSenders.senderId });
  const [total] = await tx
    .select({ count: count() })
    .from(customerSenders)
    .where(and(inOrg(customerSenders.orgId, scope), eq(customerSenders.customerId, input.customerId)));
  if ((total?.count ?? 0) > SENDER_LIMITS.perCustomer) {
    return refuse("invalid", `A customer can have at most ${SENDER_LIMITS.perCustomer} senders. Unlink one first.`);
  }
  for (const { senderId } of added) {
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "sender.linked",
      subject: { kind: "sender", id: senderId },
      customerId: input.customerId,
      detail: { nickname: found.find((sender) => sender.id === senderId)?.nickname ?? "" },
    });
  }
  return ok({ linked: added.length });
}

/** Lets one more sender fund a customer's wallet. Answers with all that are linked then. */
export async function linkSender(scope: MerchantScope, input: Link): Promise<Outcome<LinkedSender[]>> {
  const refusal = refuseSenderWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    if (!(await lockCustomer(tx, scope, input.customerId))) return NOT_FOUND;
    const linked = await addLink(tx, scope, input);
    return linked.ok ? ok(await listLinkedSenders(tx, scope, input.customerId)) : linked;
  });
}

/** Links one sender to a customer whose row the caller has locked; `isNew` is false where it is linked already. */
export async function addLink(tx: Tx, scope: MerchantScope, link: Link): Promise<Outcome<{ isNew: boolean }>> {
  const linked = await linkSenders(tx, scope, { customerId: link.customerId, senderIds: [link.senderId] });
  if (!linked.ok) return linked;
  const isNew = linked.value.linked > 0;
  if (isNew) await emitEvent(tx, { orgId: scope.orgId, type: "customer.updated", subjectId: link.customerId });
  return ok({ isNew });
}

/** Takes a sender off a customer whose row the caller has locked; `wasLinked` is false where there was no link. */
export async function removeLink(tx: Tx, scope: MerchantScope, link: Link): Promise<Outcome<{ wasLinked: boolean }>> {
  const [sender] = await lockSenders(tx, scope, [link.senderId]);
  if (!sender) return NOT_FOUND;
  const removed = await tx
    .delete(customerSenders)
    .where(
      and(
        inOrg(customerSenders.orgId, scope),
        eq(customerSenders.customerId, link.customerId),
        eq(customerSenders.senderId, link.senderId),
      ),
    )
    .returning({ senderId: customerSenders.senderId });
  if (removed.length === 0) return ok({ wasLinked: false });
  await recordAudit(tx, scope, {
    orgId: scope.orgId,
    action: "sender.unlinked",
    subject: { kind: "sender", id: link.senderId },
    customerId: link.customerId,
    detail: { nickname: sender.nickname },
  });
  await emitEvent(tx, { orgId: scope.orgId, type: "customer.updated", subjectId: link.customerId });
  return ok({ wasLinked: true });
}

/** Takes a sender off a customer. Allowed with sender validation off too, so that nothing stays stuck. */
export async function unlinkSender(scope: MerchantScope, input: Link): Promise<Outcome<LinkedSender[]>> {
  const refusal = refuseSenderWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    if (!(await lockCustomer(tx, scope, input.customerId))) return NOT_FOUND;
    const removed = await removeLink(tx, scope, input);
    return removed.ok ? ok(await listLinkedSenders(tx, scope, input.customerId)) : removed;
  });
}
