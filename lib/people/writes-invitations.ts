import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { invitations, memberships, organisations, users } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { type MerchantRole, ROLE_LABELS } from "@/lib/auth/constants";
import type { MerchantScope, OperatorScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { newToken } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { queueMail } from "@/lib/mail/writes";
import { INVITATION_DAYS, invitationPath } from "./constants";
import { invitationState, mayTouch } from "./rules";
import { lockPeople } from "./writes-members";

const OWNERS_ONLY = refuse("forbidden", "Only an owner can invite an owner.");
const validUntil = () => new Date(clock.now().getTime() + INVITATION_DAYS * 24 * 3600_000);
const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

type Invitation = { orgId: string; email: string; role: MerchantRole };

async function mailInvitation(
  tx: Tx,
  scope: MerchantScope | OperatorScope,
  invitation: Invitation & { id: string; token: string },
): Promise<void> {
  const { orgId, email, role } = invitation;
  const [organisation] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(inOrg(organisations.id, { orgId }));
  await queueMail(tx, {
    orgId,
    to: email,
    template: {
      kind: "invitation",
      organisation: organisation?.name ?? "",
      invitedBy: scope.userName,
      roleLabel: ROLE_LABELS[role].label.toLowerCase(),
      days: INVITATION_DAYS,
      path: invitationPath(invitation.token),
    },
  });
  await recordAudit(tx, scope, {
    orgId,
    action: "invitation.sent",
    subject: { kind: "invitation", id: invitation.id },
    detail: { email, role },
  });
}

/** Writes an invitation and its mail in the caller's transaction. One open invitation per address and organisation. */
export async function addInvitation(
  tx: Tx,
  scope: MerchantScope | OperatorScope,
  invitation: Invitation,
): Promise<Outcome<{ id: string }>> {
  const { orgId, email, role } = invitation;
  const [member] = await tx
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inOrg(memberships.orgId, { orgId }), eq(users.email, email), isNull(memberships.removedAt)));
  if (member) return refuse("conflict", `${email} belongs to the organisation already.`);
  const [earlier] = await tx
    .select()
    .from(invitations)
    .where(and(inOrg(invitations.orgId, { orgId }), eq(invitations.email, email), isOpen))
    .for("update");
  const now = clock.now();
  if (earlier && invitationState(earlier, now) === "open") {
    return refuse("conflict", `${email} is invited already. Send the invitation again, or take it back first.`);
  }
  if (earlier) {
    await tx
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(inOrg(invitations.orgId, { orgId }), eq(invitations.id, earlier.id)));
  }
  const { token, digest } = newToken();
  const id = ids.next();
  const added = await tx
    .insert(invitations)
    .values({
      orgId,
      id,
      email,
      role,
      tokenDigest: digest,
      invitedBy: scope.userId,
      createdAt: now,
      expiresAt: validUntil(),
    })
    .onConflictDoNothing()
    .returning({ id: invitations.id });
  if (added.length === 0) return refuse("conflict", `Somebody else invited ${email} this moment.`);
  await mailInvitation(tx, scope, { ...invitation, id, token });
  return ok({ id });
}

/** Invites a person by e-mail. Whether the address has an account already makes no difference to the answer. */
export function invitePerson(
  scope: MerchantScope,
  input: { email: string; role: MerchantRole },
): Promise<Outcome<{ id: string }>> {
  return writeInScope(scope, async (tx) => {
    const actorRole = await lockPeople(tx, scope);
    if (typeof actorRole !== "string") return actorRole;
    if (!mayTouch(actorRole, input.role)) return OWNERS_ONLY;
    return addInvitation(tx, scope, { orgId: scope.orgId, ...input });
  });
}

async function lockOpenInvitation(tx: Tx, scope: MerchantScope, invitationId: string) {
  const actorRole = await lockPeople(tx, scope);
  if (typeof actorRole !== "string") return actorRole;
  const [invitation] = await tx
    .select()
    .from(invitations)
    .where(and(inOrg(invitations.orgId, scope), eq(invitations.id, invitationId), isOpen))
    .for("update");
  if (!invitation) return NOT_FOUND;
  return mayTouch(actorRole, invitation.role as MerchantRole) ? { ok: true as const, invitation } : OWNERS_ONLY;
}

/** Sends an open or expired invitation again with a new link; the old link dies. */
export function resendInvitation(scope: MerchantScope, invitationId: string): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const found = await lockOpenInvitation(tx, scope, invitationId);
    if (!found.ok) return found;
    const { email, role } = found.invitation;
    const { token, digest } = newToken();
    await tx
      .update(invitations)
      .set({ tokenDigest: digest, expiresAt: validUntil() })
      .where(and(inOrg(invitations.orgId, scope), eq(invitations.id, invitationId)));
    await mailInvitation(tx, scope, { orgId: scope.orgId, id: invitationId, email, role: role as MerchantRole, token });
    return ok(null);
  });
}

/** Takes an invitation back: its link is dead from now on. */
export function revokeInvitation(scope: MerchantScope, invitationId: string): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const found = await lockOpenInvitation(tx, scope, invitationId);
    if (!found.ok) return found;
    await tx
      .update(invitations)
      .set({ revokedAt: clock.now() })
      .where(and(inOrg(invitations.orgId, scope), eq(invitations.id, invitationId)));
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "invitation.revoked",
      subject: { kind: "invitation", id: invitationId },
      detail: { email: found.invitation.email },
    });
    return ok(null);
  });
}
