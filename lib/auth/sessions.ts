import { and, eq, isNull, ne } from "drizzle-orm";
import { fixed } from "@/db/fixed";
import { memberships, organisations, sessions, users } from "@/db/schema";
import { readAlone, type Tx, withScope } from "@/db/scope";
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

/** The session of a token with its person, once for each organisation of theirs that is open, by name. */
const selectSession = fixed((reader, { digest }: { digest: string }) =>
  reader
    .select({
      sessionId: sessions.id,
      currentOrgId: sessions.currentOrgId,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      userId: users.id,
      userName: users.name,
      email: users.email,
      platformRole: users.platformRole,
      totpEnabledAt: users.totpEnabledAt,
      role: memberships.role,
      organisation: {
        orgId: organisations.id,
        orgName: organisations.name,
        requiresTotp: organisations.requiresTotp,
        isDemo: organisations.isDemo,
      },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(memberships, and(eq(memberships.userId, users.id), isNull(memberships.removedAt)))
    .leftJoin(organisations, and(eq(organisations.id, memberships.orgId), isNull(organisations.suspendedAt)))
    .where(and(eq(sessions.tokenDigest, digest), isNull(sessions.revokedAt), isNull(users.suspendedAt)))
    .orderBy(organisations.nameKey),
);

/** Who a session token belongs to at this moment, or null: unknown, revoked, idle, expired, or the person is suspended. */
export async function findSession(token: string, requestId: string): Promise<SignedIn | null> {
  const now = clock.now();
  const digest = tokenDigest(token);
  const rows = await readAlone(identityScope(requestId), (reader) => selectSession(reader, { digest }));
  const [row] = rows;
  if (!row || row.expiresAt <= now) return null;
  const idleMs = limitsFor(row.platformRole).idleMinutes * 60_000;
  const idleForMs = now.getTime() - row.lastSeenAt.getTime();
  if (idleForMs > idleMs) return null;
  if (idleForMs > SEEN_EVERY_MS) {
    await withScope(identityScope(requestId), (tx) =>
      tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.sessionId)),
    );
  }
  const all = rows.flatMap(({ organisation, role }) =>
    organisation && role ? [{ ...organisation, role: role as MerchantRole }] : [],
  );
  return {
    sessionId: row.sessionId,
    user: {
      id: row.userId,
      name: row.userName,
      email: row.email,
      hasTotp: row.totpEnabledAt !== null,
      staffRole: row.platformRole as StaffRole | null,
    },
    memberships: all.map(({ orgId, orgName, role }) => ({ orgId, orgName, role })),
    current: all.find((m) => m.orgId === row.currentOrgId) ?? all[0] ?? null,
  };
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
