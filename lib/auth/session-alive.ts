import { and, eq, gt, isNull } from "drizzle-orm";
import { sessions, users } from "@/db/schema";
import { readAlone } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { identityScope } from "./sessions";

/** Whether a session still stands, without counting as activity: for connections that stay open. */
export async function isSessionAlive(sessionId: string, requestId: string): Promise<boolean> {
  const rows = await readAlone(identityScope(requestId), (reader) =>
    reader
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(
        and(
          eq(sessions.id, sessionId),
          isNull(sessions.revokedAt),
          isNull(users.suspendedAt),
          gt(sessions.expiresAt, clock.now()),
        ),
      ),
  );
  return rows.length === 1;
}
