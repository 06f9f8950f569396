import { and, eq, gt, isNull } from "drizzle-orm";
import { passwordResets, users } from "@/db/schema";
import { withScope, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { SIGN_IN_LIMITS } from "@/lib/auth/constants";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import type { IdentityScope } from "@/lib/auth/scope";
import { revokeSessions } from "@/lib/auth/sessions";
import { bucketKey, reserveTry } from "@/lib/auth/throttle";
import { clock } from "@/lib/core/clock";
import { newToken, tokenDigest } from "@/lib/core/crypto";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import { queueMail } from "@/lib/mail/writes";
import { enqueueJob } from "@/lib/outbox/emit";
import { RESET_MINUTES, resetPath } from "./constants";

const DEAD_LINK = refuse("not_found", "This link was used already or is too old. Ask for a new one.");

/**
 * Asks for a reset link. Known and unknown addresses take the same work here; a job finds out the rest. Too many requests are dropped
 * in silence: the answer would tell that somebody else asked.
 */
export function askForReset(
  scope: IdentityScope,
  input: { email: string; address: string | null },
): Promise<Outcome<null>> {
  const from = input.address ?? "unknown";
  const buckets = [
    {
      key: bucketKey("reset-address", from),
      limit: from === "direct" ? SIGN_IN_LIMITS.direct : SIGN_IN_LIMITS.address,
      windowMinutes: 60,
    },
    { key: bucketKey("reset-account", input.email), limit: 3, windowMinutes: 60 },
  ];
  return writeInScope(scope, async (tx) => {
    if ((await reserveTry(tx, buckets)) !== null) return ok(null);
    const key = bucketKey("reset", input.email);
    await enqueueJob(tx, { task: "request_reset", payload: { email: input.email } }, { key });
    return ok(null);
  });
}

/** Makes and mails the link when the address belongs to somebody. Called by the job. */
export async function issuePasswordReset(scope: IdentityScope, email: string): Promise<void> {
  await withScope(scope, async (tx) => {
    const [user] = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.suspendedAt)));
    if (!user) return;
    const { token, digest } = newToken();
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + RESET_MINUTES * 60_000);
    await tx.insert(passwordResets).values({ tokenDigest: digest, userId: user.id, createdAt: now, expiresAt });
    await queueMail(tx, {
      orgId: null,
      to: email,
      template: { kind: "password_reset", name: user.name, minutes: RESET_MINUTES, path: resetPath(token) },
    });
  });
}

/** Sets a new password with a reset link. The link and every other open one die, and all sessions end. */
export async function completeReset(
  scope: IdentityScope,
  input: { token: string; password: string },
): Promise<Outcome<{ email: string }>> {
  const open = and(
    eq(passwordResets.tokenDigest, tokenDigest(input.token)),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, clock.now()),
  );
  const [found] = await withScope(scope, (tx) =>
    tx
      .select({ id: users.id, email: users.email, name: users.name })
      .from(passwordResets)
      .innerJoin(users, eq(users.id, passwordResets.userId))
      .where(and(open, isNull(users.suspendedAt))),
  );
  if (!found) return DEAD_LINK;
  const problem = passwordProblem(input.password, found.email);
  if (problem) return refuse("invalid", "Choose another password.", { fields: { password: problem } });
  const passwordHash = await hashPassword(input.password);
  return writeInScope(scope, async (tx) => {
    const now = clock.now();
    const used = await tx
      .update(passwordResets)
      .set({ usedAt: now })
      .where(open)
      .returning({ by: passwordResets.userId });
    if (used.length === 0) return DEAD_LINK;
    await tx
      .update(passwordResets)
      .set({ usedAt: now })
      .where(and(eq(passwordResets.userId, found.id), isNull(passwordResets.usedAt)));
    await tx.update(users).set({ passwordHash, passwordChangedAt: now }).where(eq(users.id, found.id));
    await revokeSessions(tx, { userId: found.id });
    await recordAudit(tx, scope, {
      orgId: null,
      action: "password.reset",
      subject: { kind: "user", id: found.id },
      actor: { kind: "USER", id: found.id, name: found.name },
    });
    const template = { kind: "password_changed" as const, name: found.name, path: "/reset" };
    await queueMail(tx, { orgId: null, to: found.email, template });
    return ok({ email: found.email });
  });
}
