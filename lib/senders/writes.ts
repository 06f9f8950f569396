import { and, asc, eq, inArray } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { senders } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { ids } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { nameKey } from "@/lib/core/text";
import { ownOrganisation } from "@/lib/organisations/own/reads";
import { emitEvent } from "@/lib/outbox/emit";
import { refuseSenderWrite, refuseWithoutValidation } from "./access";
import type { SenderInput } from "./input";
import { toChoice } from "./reads";
import { formatBsb, maskAccountNumber } from "./rules";
import type { SenderChoice } from "./types";

type Row = typeof senders.$inferSelect;

/** Adds a sender. An account that an active sender already has is a conflict that names it. */
export async function createSender(scope: MerchantScope, input: SenderInput): Promise<Outcome<SenderChoice>> {
  const refusal = refuseSenderWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    const off = refuseWithoutValidation(await ownOrganisation(tx, scope));
    if (off) return off;
    const id = ids.next();
    // Waits for another caller that adds the same account, and then adds nothing.
    const [row] = await tx
      .insert(senders)
      .values({
        orgId: scope.orgId,
        id,
        nickname: input.nickname,
        nicknameKey: nameKey(input.nickname),
        holderName: input.account_holder_name,
        bsb: input.bsb,
        accountNumber: input.account_number,
        createdBy: scope.userId,
        createdAt: clock.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!row) return accountTaken(tx, scope, input);
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "sender.created",
      subject: { kind: "sender", id },
      detail: { nickname: row.nickname, bsb: formatBsb(row.bsb), account: maskAccountNumber(row.accountNumber) },
    });
    await emitEvent(tx, { orgId: scope.orgId, type: "sender.created", subjectId: id });
    return ok(toChoice(row));
  });
}

async function accountTaken(tx: Tx, scope: MerchantScope, input: SenderInput): Promise<Outcome<SenderChoice>> {
  const [existing] = await tx
    .select()
    .from(senders)
    .where(
      and(
        inOrg(senders.orgId, scope),
        eq(senders.bsb, input.bsb),
        eq(senders.accountNumber, input.account_number),
        eq(senders.status, "ACTIVE"),
      ),
    )
    .limit(1);
  if (!existing) return refuse("conflict", "This account was just changed by somebody else. Try again.");
  const message = `"${existing.nickname}" already has this account. Use that sender.`;
  return refuse("conflict", message, { fields: { account_number: message }, detail: { existing: toChoice(existing) } });
}

/** Archives a sender: no customer can be paid in from its account any more. The links stay as history. */
export async function archiveSender(
  scope: MerchantScope,
  input: { senderId: string; reason: string },
): Promise<Outcome<SenderChoice>> {
  const refusal = refuseSenderWrite(scope);
  if (refusal) return refusal;
  return writeInScope(scope, async (tx) => {
    const [sender] = await lockSenders(tx, scope, [input.senderId]);
    if (!sender) return NOT_FOUND;
    if (sender.status !== "ACTIVE") {
      return refuse("wrong_state", `"${sender.nickname}" was archived already.`);
    }
    const [archived] = await tx
      .update(senders)
      .set({ status: "ARCHIVED", archivedAt: clock.now(), archivedReason: input.reason })
      .where(and(inOrg(senders.orgId, scope), eq(senders.id, sender.id), eq(senders.status, "ACTIVE")))
      .returning();
    if (!archived) return NOT_FOUND;
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "sender.archived",
      subject: { kind: "sender", id: sender.id },
      detail: { nickname: sender.nickname, reason: input.reason },
    });
    await emitEvent(tx, { orgId: scope.orgId, type: "sender.archived", subjectId: sender.id });
    return ok(toChoice(archived));
  });
}

/** Locks senders of the organisation in the order of their ids, so that two callers cannot wait for each other. */
export async function lockSenders(tx: Tx, scope: MerchantScope, senderIds: readonly string[]): Promise<Row[]> {
  if (senderIds.length === 0) return [];
  return tx
    .select()
    .from(senders)
    .where(and(inOrg(senders.orgId, scope), inArray(senders.id, [...senderIds])))
    .orderBy(asc(senders.id))
    .for("update");
}
