import { and, desc, eq, gt, inArray, isNull, max } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { invitations, memberships, recoveryCodes, sessions, users } from "@/db/schema";
import { withScope } from "@/db/scope";
import { MERCHANT_ROLES, type MerchantRole, SESSION_LIMITS } from "@/lib/auth/constants";
import type { MerchantScope } from "@/lib/auth/scope";
import { identityScope, type SignedIn } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { deviceLabel, invitationState } from "./rules";
import type { InvitationRow, MemberRow, SessionRow } from "./types";

/** Everybody in the organisation, owners first. */
export async function listMembers(scope: MerchantScope): Promise<MemberRow[]> {
  const rows = await withScope(scope, (tx) =>
    tx
      .select({
        id: users.id,
        name: users.name,
        email: users.email,
        role: memberships.role,
        totpEnabledAt: users.totpEnabledAt,
        joinedAt: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(inOrg(memberships.orgId, scope), isNull(memberships.removedAt)))
      .orderBy(users.email),
  );
  const seen = await lastSeenIn(
    scope,
    rows.map((row) => row.id),
  );
  const rank = (row: { role: string }) => MERCHANT_ROLES.indexOf(row.role as MerchantRole);
  rows.sort((a, b) => rank(a) - rank(b));
  return rows.map((row) => ({
    id: toPublicId("user", row.id),
    name: row.name,
    email: row.email,
    role: row.role as MerchantRole,
    hasTotp: row.totpEnabledAt !== null,
    joinedAt: row.joinedAt.toISOString(),
    lastSeenAt: seen.get(row.id)?.toISOString() ?? null,
    isSelf: row.id === scope.userId,
  }));
}

/** When each was last at work in this organisation. Sessions are out of the tenant role's reach, so this asks beside it. */
async function lastSeenIn(scope: MerchantScope, userIds: string[]): Promise<Map<string, Date>> {
  if (userIds.length === 0) return new Map();
  const rows = await withScope(identityScope(scope.requestId), (tx) =>
    tx
      .select({ userId: sessions.userId, at: max(sessions.lastSeenAt) })
      .from(sessions)
      .where(and(inArray(sessions.userId, userIds), inOrg(sessions.currentOrgId, scope)))
      .groupBy(sessions.userId),
  );
  return new Map(rows.flatMap((row) => (row.at ? [[row.userId, row.at] as const] : [])));
}

/** Invitations that still wait or ran out, newest first. */
export async function listInvitations(scope: MerchantScope): Promise<InvitationRow[]> {
  const rows = await withScope(scope, (tx) =>
    tx
      .select({ invitation: invitations, invitedBy: users.name })
      .from(invitations)
      .leftJoin(users, eq(users.id, invitations.invitedBy))
      .where(and(inOrg(invitations.orgId, scope), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
      .orderBy(desc(invitations.id))
      .limit(200),
  );
  const now = clock.now();
  return rows.map(({ invitation, invitedBy }) => ({
    id: toPublicId("invitation", invitation.id),
    email: invitation.email,
    role: invitation.role as MerchantRole,
    invitedBy: invitedBy ?? "Portico",
    sentAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    isExpired: invitationState(invitation, now) === "expired",
  }));
}

/** The sessions of a person that still work, the present one first. */
export async function listSessions(person: SignedIn, requestId: string): Promise<SessionRow[]> {
  const now = clock.now();
  const limits = person.user.staffRole ? SESSION_LIMITS.staff : SESSION_LIMITS.merchant;
  const seenAfter = new Date(now.getTime() - limits.idleMinutes * 60_000);
  const rows = await withScope(identityScope(requestId), (tx) =>
    tx
      .select()
      .from(sessions)
      .where(
        and(
          eq(sessions.userId, person.user.id),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, now),
          gt(sessions.lastSeenAt, seenAfter),
        ),
      )
      .orderBy(desc(sessions.lastSeenAt))
      .limit(100),
  );
  return rows
    .map((row) => ({
      id: toPublicId("session", row.id),
      device: deviceLabel(row.userAgent),
      address: row.ip === "direct" ? null : row.ip,
      startedAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      isThis: row.id === person.sessionId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** How many unused recovery codes a person has left. */
export async function countRecoveryCodes(person: SignedIn, requestId: string): Promise<number> {
  const rows = await withScope(identityScope(requestId), (tx) =>
    tx
      .select({ digest: recoveryCodes.codeDigest })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, person.user.id), isNull(recoveryCodes.usedAt))),
  );
  return rows.length;
}
