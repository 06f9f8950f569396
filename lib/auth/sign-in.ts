import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { knownDevices, memberships, organisations, sessions, users } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { clock } from "@/lib/core/clock";
import { newToken, tokenDigest } from "@/lib/core/crypto";
import { HashingBusyError, verifyPassword } from "./passwords";
import { spendSecondFactor } from "./second-factor";
import { identityScope, startSession } from "./sessions";
import { type Bucket, reserveTry, returnTry, signInBuckets } from "./throttle";

export type SignInInput = {
  email: string;
  password: string;
  /** Second step: a code of the app or a recovery code. */
  code: string | null;
  deviceToken: string | null;
  /** The session that this browser holds so far: it ends when the new one starts. */
  replaces: string | null;
  address: string | null;
  userAgent: string | null;
  requestId: string;
};

export type SignInResult =
  | { kind: "signed_in"; userId: string; sessionToken: string; deviceToken: string }
  | { kind: "wrong" | "code_required" | "code_wrong" | "busy" }
  | { kind: "throttled"; retryAfterSeconds: number };

/** Verified in place of an unknown person's hash, so that both answers take the same work. Of a random password nobody kept. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$2KQ/bmpiZhOP31DLa6oMvQ$PxcktsmMUnye0FDjmbKsUJhnGhcq2coGgY5Rj8t2dmw";

type User = typeof users.$inferSelect;

/** Finds the account and takes the try, in one transaction. */
async function begin(tx: Tx, input: SignInInput) {
  const digest = tokenDigest(input.deviceToken ?? "");
  const [row] = await tx
    .select({ user: users, device: knownDevices.tokenDigest })
    .from(users)
    .leftJoin(knownDevices, and(eq(knownDevices.userId, users.id), eq(knownDevices.tokenDigest, digest)))
    .where(eq(users.email, input.email))
    .limit(1);
  const buckets = signInBuckets({ email: input.email, address: input.address, knownDevice: row?.device ?? null });
  return { user: row?.user ?? null, isKnown: Boolean(row?.device), buckets, wait: await reserveTry(tx, buckets) };
}

async function rememberDevice(tx: Tx, userId: string, known: string | null): Promise<string> {
  const now = clock.now();
  if (known) {
    await tx
      .update(knownDevices)
      .set({ lastSeenAt: now })
      .where(and(eq(knownDevices.userId, userId), eq(knownDevices.tokenDigest, tokenDigest(known))));
    return known;
  }
  const { token, digest } = newToken();
  await tx.insert(knownDevices).values({ userId, tokenDigest: digest, createdAt: now, lastSeenAt: now });
  return token;
}

/** The organisation a person worked in last, or else the first by name; null for who belongs to none. */
async function organisationToOpen(tx: Tx, userId: string): Promise<string | null> {
  const [last] = await tx
    .select({ orgId: sessions.currentOrgId })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNotNull(sessions.currentOrgId)))
    .orderBy(desc(sessions.createdAt))
    .limit(1);
  const mine = await tx
    .select({ orgId: memberships.orgId })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.orgId))
    .where(and(eq(memberships.userId, userId), isNull(memberships.removedAt), isNull(organisations.suspendedAt)))
    .orderBy(organisations.nameKey);
  return (mine.find(({ orgId }) => orgId === last?.orgId) ?? mine[0])?.orgId ?? null;
}

/** The password was right: asks for the second factor where there is one, and starts the session. */
async function finish(
  tx: Tx,
  verified: User,
  input: SignInInput,
  found: { isKnown: boolean; buckets: Bucket[] },
): Promise<SignInResult> {
  const [user] = await tx.select().from(users).where(eq(users.id, verified.id)).for("update");
  if (!user || user.passwordHash !== verified.passwordHash || user.suspendedAt) return { kind: "wrong" };
  const scope = identityScope(input.requestId);
  const actor = { kind: user.platformRole ? ("STAFF" as const) : ("USER" as const), id: user.id, name: user.name };
  const subject = { kind: "user", id: user.id };
  let factor: "totp" | "recovery" | null = null;
  if (user.totpEnabledAt) {
    if (input.code === null) {
      await returnTry(tx, found.buckets);
      return { kind: "code_required" };
    }
    factor = await spendSecondFactor(tx, user, input.code);
    if (factor === null) return { kind: "code_wrong" };
    if (factor === "recovery")
      await recordAudit(tx, scope, { orgId: null, action: "recovery_code.used", subject, actor });
  }
  await returnTry(tx, found.buckets);
  if (input.replaces) {
    await tx
      .update(sessions)
      .set({ revokedAt: clock.now() })
      .where(eq(sessions.tokenDigest, tokenDigest(input.replaces)));
  }
  const { token } = await startSession(tx, {
    userId: user.id,
    staffRole: user.platformRole,
    orgId: await organisationToOpen(tx, user.id),
    ip: input.address,
    userAgent: input.userAgent,
    steppedUp: factor !== null,
  });
  await recordAudit(tx, scope, { orgId: null, action: "session.started", subject, actor });
  const deviceToken = await rememberDevice(tx, user.id, found.isKnown ? input.deviceToken : null);
  return { kind: "signed_in", userId: user.id, sessionToken: token, deviceToken };
}

/**
 * Signs a person in. The try is counted before the password is looked at, and an unknown address takes the same path and the same
 * work as a known one.
 */
export async function signInWithPassword(input: SignInInput): Promise<SignInResult> {
  const scope = identityScope(input.requestId);
  const found = await withScope(scope, (tx) => begin(tx, input));
  if (found.wait !== null) return { kind: "throttled", retryAfterSeconds: found.wait };
  try {
    const isRight = await verifyPassword(found.user?.passwordHash ?? NOBODY, input.password);
    if (!isRight || !found.user) return { kind: "wrong" };
  } catch (error) {
    if (error instanceof HashingBusyError) return { kind: "busy" };
    throw error;
  }
  const user = found.user;
  return withScope(scope, (tx) => finish(tx, user, input, found));
}
