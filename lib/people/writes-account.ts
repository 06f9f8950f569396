import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import { identityScope, revokeSessions, rotateSession, type SignedIn } from "@/lib/auth/sessions";
import { confirmPassword } from "@/lib/auth/step-up";
import { clock } from "@/lib/core/clock";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { queueMail } from "@/lib/mail/writes";
import { personActor } from "./actor";

export function changeOwnName(person: SignedIn, name: string, requestId: string): Promise<Outcome<null>> {
  return writeInScope(identityScope(requestId), async (tx) => {
    await tx.update(users).set({ name }).where(eq(users.id, person.user.id));
    return ok(null);
  });
}

/** Sets a new password; every other session ends, and this one gets a new secret, which is returned. */
export async function changeOwnPassword(
  person: SignedIn,
  input: { password: string; newPassword: string },
  requestId: string,
): Promise<Outcome<{ sessionToken: string }>> {
  const scope = identityScope(requestId);
  const confirmed = await confirmPassword(scope, person.user.id, input.password);
  if (!confirmed.ok) return confirmed;
  const problem =
    input.newPassword === input.password
      ? "This is the password you have already."
      : passwordProblem(input.newPassword, person.user.email);
  if (problem) return refuse("invalid", "Choose another password.", { fields: { newPassword: problem } });
  const passwordHash = await hashPassword(input.newPassword);
  return writeInScope(scope, async (tx) => {
    const changed = await tx
      .update(users)
      .set({ passwordHash, passwordChangedAt: clock.now() })
      .where(and(eq(users.id, person.user.id), eq(users.passwordHash, confirmed.value.passwordHash)))
      .returning({ id: users.id });
    if (changed.length === 0) {
      return refuse("conflict", "The password was changed elsewhere a moment ago. Sign in with the newer one.");
    }
    await revokeSessions(tx, { userId: person.user.id, exceptSessionId: person.sessionId });
    const sessionToken = await rotateSession(tx, person.sessionId);
    await recordAudit(tx, scope, {
      orgId: null,
      action: "password.changed",
      subject: { kind: "user", id: person.user.id },
      actor: personActor(person),
    });
    const template = { kind: "password_changed" as const, name: person.user.name, path: "/reset" };
    await queueMail(tx, { orgId: null, to: person.user.email, template });
    return ok({ sessionToken });
  });
}
