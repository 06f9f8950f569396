import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { identityScope, revokeSessions, type SignedIn } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { NOT_FOUND, type Outcome, ok } from "@/lib/core/outcome";
import { personActor } from "./actor";

/** Ends the session that a person works in. */
export function endOwnSession(person: SignedIn, requestId: string): Promise<Outcome<null>> {
  const scope = identityScope(requestId);
  return writeInScope(scope, async (tx) => {
    await revokeSessions(tx, { userId: person.user.id, sessionId: person.sessionId });
    await recordAudit(tx, scope, {
      orgId: null,
      action: "session.ended",
      subject: { kind: "session", id: person.sessionId },
      actor: personActor(person),
    });
    return ok(null);
  });
}

/** Ends another session of the same person: it is out at its next request. */
export function revokeSession(person: SignedIn, sessionId: string, requestId: string): Promise<Outcome<null>> {
  const scope = identityScope(requestId);
  return writeInScope(scope, async (tx) => {
    const count = await revokeSessions(tx, { userId: person.user.id, sessionId });
    if (count === 0) return NOT_FOUND;
    await recordAudit(tx, scope, {
      orgId: null,
      action: "session.revoked",
      subject: { kind: "session", id: sessionId },
      actor: personActor(person),
    });
    return ok(null);
  });
}

/** Ends every session of a person, this one too. Returns how many there were. */
export function endAllSessions(person: SignedIn, requestId: string): Promise<Outcome<{ count: number }>> {
  const scope = identityScope(requestId);
  return writeInScope(scope, async (tx) => {
    const count = await revokeSessions(tx, { userId: person.user.id });
    await recordAudit(tx, scope, {
      orgId: null,
      action: "session.revoked",
      subject: { kind: "user", id: person.user.id },
      detail: { count },
      actor: personActor(person),
    });
    return ok({ count });
  });
}

/** Remembers the organisation a person works in. Only one they belong to. */
export function switchOrganisation(person: SignedIn, orgId: string, requestId: string): Promise<Outcome<null>> {
  return writeInScope(identityScope(requestId), async (tx) => {
    if (!person.memberships.some((membership) => membership.orgId === orgId)) return NOT_FOUND;
    const moved = await tx
      .update(sessions)
      .set({ currentOrgId: orgId, lastSeenAt: clock.now() })
      .where(and(eq(sessions.id, person.sessionId), eq(sessions.userId, person.user.id), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    return moved.length === 1 ? ok(null) : NOT_FOUND;
  });
}
