import "server-only";
import { eq } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import { withScope } from "@/db/scope";
import { tokenDigest } from "@/lib/core/crypto";
import { SESSION_LIMITS } from "./constants";
import { requestId, sessionTokenFromCookie, signedIn } from "./request";
import { identityScope } from "./sessions";

/** Why the session in this browser's cookie is over, in words for the sign-in page; null when there was none. */
export async function whySignedOut(): Promise<string | null> {
  const token = await sessionTokenFromCookie();
  if (!token || (await signedIn())) return null;
  const [row] = await withScope(identityScope(await requestId()), (tx) =>
    tx
      .select({
        revokedAt: sessions.revokedAt,
        expiresAt: sessions.expiresAt,
        seenAt: sessions.lastSeenAt,
        role: users.platformRole,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(eq(sessions.tokenDigest, tokenDigest(token)))
      .limit(1),
  );
  if (!row || row.revokedAt) return "You were signed out. Sign in again to go on.";
  const limits = row.role ? SESSION_LIMITS.staff : SESSION_LIMITS.merchant;
  const idleEndsAt = row.seenAt.getTime() + limits.idleMinutes * 60_000;
  return idleEndsAt < row.expiresAt.getTime()
    ? `You were signed out after ${limits.idleMinutes} minutes without activity.`
    : `You were signed out: a session lasts ${limits.absoluteMinutes / 60} hours at most.`;
}
