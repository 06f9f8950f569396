import { and, eq, isNull, ne } from "drizzle-orm";
import { memberships, organisations, sessions, users } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { newToken, tokenDigest } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { type MerchantRole, SESSION_LIMITS, type StaffRole } from "./constants";
import { type IdentityScope, mintScope } from "./scope";

/** How old `last_seen_at` may grow before a request renews it: a write a minute at most for a session. */
const SEEN_EVERY_MS = 60_000;

export type Membership = { orgId: string; orgName: string; role: MerchantRole };

export type SignedIn = {
  sessionId: string;
  user: { id: string; name: string; email: string; hasTotp: boolean; staffRole: StaffRole | null };
  memberships: Membership[];
  /** The organisation the person works in, if any. */
  current: (Membership & { requiresTotp: boolean; isDemo: boolean }) | null;
};

export const identityScope = (requestId: string): IdentityScope =>
  mintScope<IdentityScope>({ kind: "identity", requestId });

const limitsFor = (staffRole: string | null) => (staffRole ? SESSION_LIMITS.staff : SESSION_LIMITS.merchant);

/** Starts a session in the caller's transaction; the token goes into the cookie, only its digest is stored. */
export async function startSession(
  tx: Tx,
  input: {
    userId: string;
    staffRole: string | null;
    orgId: string | null;
    ip: string | null;
    userAgent: string | null;
    steppedUp: boolean;
  },
): Promise<{ token: string; sessionId: string; expiresAt: Date }> {
  const { token, digest } = newToken();
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + limitsFor(input.staffRole).absoluteMinutes * 60_000);
  const sessionId = ids.next();
  await tx.insert(sessions).values({
    id: sessionId,
    tokenDigest: digest,
    userId: input.userId,
    currentOrgId: input.orgId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    steppedUpAt: input.steppedUp ? now : null,
    ip: input.ip,
    userAgent: input.userAgent?.slice(0, 300) ?? null,
  });
  return { token, sessionId, expiresAt };
}

/** Who a session token belongs to at this moment, or null: unknown, revoked, idle, expired, or the person is suspended. */
export async function findSession(token: string, requestId: string): Promise<SignedIn | null> {
  return withScope(identityScope(requestId), async (tx) => {
    const now = clock.now();
    const [row] = await tx
      .select({ session: sessions, user: users })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.tokenDigest, tokenDigest(token)), isNull(sessions.revokedAt), isNull(users.suspendedAt)))
      .limit(1);
    if (!row || row.session.expiresAt <= now) return null;
    const idleMs = limitsFor(row.user.platformRole).idleMinutes * 60_000;
    const idleForMs = now.getTime() - row.session.lastSeenAt.getTime();
    if (idleForMs > idleMs) return null;
    if (idleForMs > SEEN_EVERY_MS) {
      await tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.session.id));
    }
    const rows = await tx
      .select({
        orgId: organisations.id,
        orgName: organisations.name,
        role: memberships.role,
        requiresTotp: organisations.requiresTotp,
        isDemo: organisations.isDemo,
      })
      .from(memberships)
      .innerJoin(organisations, eq(organisations.id, memberships.orgId))
      .where(and(eq(memberships.userId, row.user.id), isNull(memberships.removedAt), isNull(organisations.suspendedAt)))
      .orderBy(organisations.nameKey);
    const all = rows.map((r) => ({ ...r, role: r.role as MerchantRole }));
    const current = all.find((m) => m.orgId === row.session.currentOrgId) ?? all[0] ?? null;
    return {
      sessionId: row.session.id,
      user: {
        id: row.user.id,
        name: row.user.name,
        email: row.user.email,
        hasTotp: row.user.totpEnabledAt !== null,
        staffRole: row.user.platformRole as StaffRole | null,
      },
      memberships: all.map(({ orgId, orgName, role }) => ({ orgId, orgName, role })),
      current,
    };
  });
}

/** Gives a session a new secret, at every step-up: what somebody copied before is worth nothing after. */
export async function rotateSession(tx: Tx, sessionId: string): Promise<string> {
  const { token, digest } = newToken();
  await tx
    .update(sessions)
    .set({ tokenDigest: digest, steppedUpAt: clock.now() })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
  return token;
}

/** Ends one session, or all of a person's but one. Takes effect at the very next request. */
export async function revokeSessions(
  tx: Tx,
  which: { userId: string; sessionId?: string; exceptSessionId?: string },
): Promise<number> {
  const rows = await tx
    .update(sessions)
    .set({ revokedAt: clock.now() })
    .where(
      and(
        eq(sessions.userId, which.userId),
        isNull(sessions.revokedAt),
        which.sessionId ? eq(sessions.id, which.sessionId) : undefined,
        which.exceptSessionId ? ne(sessions.id, which.exceptSessionId) : undefined,
      ),
    )
    .returning({ id: sessions.id });
  return rows.length;
}
